import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset, Split } from '../src-core/datasets/define-dataset';
import { madeDataset } from '../src-core/testing/plans';
import type { Net } from './nets';

/** Writes the rows of a net once, so that every side in every language reads the same. */
export function writeData(net: Net, folder: string): void {
  const { train } = madeDataset(shapeOf(net), classesOf(net), rowsOf(net), 0, net.storage);
  writeFileSync(join(folder, 'features.bin'), train.features);
  // One byte a label.
  writeFileSync(join(folder, 'labels.bin'), Uint8Array.from(train.labels));
}

/** The rows that `writeData` wrote; the first minibatch serves as the test split. */
export function readData(net: Net, folder: string): Dataset {
  const bytes = Uint8Array.from(readFileSync(join(folder, 'features.bin')));
  const features = net.storage === 'bytes' ? bytes : new Float32Array(bytes.buffer);
  const labels = Float32Array.from(readFileSync(join(folder, 'labels.bin')));
  const [width, count] = [inputsOf(net), rowsOf(net)];
  const train: Split = { count, features, labels };
  const test: Split = {
    count: net.batch,
    features: features.slice(0, net.batch * width),
    labels: labels.slice(0, net.batch),
  };
  return {
    info: {
      shape: shapeOf(net),
      task: 'classification',
      classes: Array.from({ length: classesOf(net) }, (_, index) => `class ${index}`),
      trainCount: count,
      testCount: test.count,
      scale: scaleOf(net),
      unit: 'rows',
    },
    train,
    test,
  };
}

/** The rows as a float32 array, scaled, for sides that want all of it so. */
export function scaledFeatures(net: Net, features: Uint8Array | Float32Array): Float32Array {
  const scale = scaleOf(net);
  return Float32Array.from(features, (value) => value * scale);
}

export function rowsOf(net: Net): number {
  return net.batch * net.stepsPerEpoch;
}

export function scaleOf(net: Net): number {
  return net.storage === 'bytes' ? 1 / 255 : 1;
}

export function classesOf(net: Net): number {
  return net.widths.at(-1) ?? 0;
}

export function inputsOf(net: Net): number {
  return net.widths[0] ?? 0;
}

/** Images keep their height, width and channel. */
export function shapeOf(net: Net): readonly number[] {
  return net.storage === 'bytes' ? [28, 28, 1] : [inputsOf(net)];
}
