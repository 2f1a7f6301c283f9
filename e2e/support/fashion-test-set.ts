import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Split } from '../../src-core/datasets/define-dataset';
import { parsePacked } from '../../src-core/datasets/packed';
import { datasetInfo } from '../../src-core/datasets/registry';
import { projectRoot } from './desktop-runtime';

/** The 10,000 held-out images that the app evaluates on. */
export function fashionTestSet(): Split {
  const info = datasetInfo({ id: 'fashion-mnist', options: {} });
  if (info === null) throw new Error('there is no data set fashion-mnist');
  const parsed = parsePacked(
    new Uint8Array(readFileSync(join(projectRoot, 'assets/datasets/fashion-mnist.bin'))),
    info,
  );
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.test;
}

/** Pixels as the network gets them, 0…1. */
export function scaled(features: Split['features'], from: number, count: number): Float32Array {
  const size = 28 * 28;
  return Float32Array.from(features.subarray(from * size, (from + count) * size), (pixel) => pixel / 255);
}
