import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeData } from './data';
import { findNet } from './nets';
import { openSide } from './side-process';
import { findSide } from './sides/registry';

const net = findNet('small');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-bench-test-'));
  writeData(net, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a side in its own process', () => {
  it('trains as many minibatches as it is asked to, and learns', async () => {
    const side = await openSide(findSide('plain'), net, folder);
    if ('absent' in side) throw new Error(side.absent);
    const first = await side.train(1);
    const later = await side.train(3000);
    side.close();
    expect([first.steps, later.steps]).toEqual([1, 3000]);
    expect(later.seconds).toBeGreaterThan(first.seconds);
    expect(later.loss).toBeLessThan(0.9 * (first.loss ?? 0));
  });

  it('is absent with a reason where its Python package is not installed', async () => {
    const runs = { in: 'python', script: 'pytorch.py', package: 'no_such_package', environment: () => ({}) } as const;
    const side = await openSide({ ...findSide('torch-1'), runs }, net, folder);
    expect(side).toMatchObject({ absent: 'no Python here has no_such_package' });
  });

  it('is absent with the last words of its process where that breaks off', async () => {
    const side = await openSide(findSide('plain'), net, join(folder, 'not-there'));
    expect(side).toMatchObject({ absent: expect.stringContaining('no such file') as string });
  });
});
