import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ByteSplit } from '../../src-core/datasets/packed';
import { makeRandom } from '../../src-core/random';

const pixels = 784;
const trainOfClass = 6000;
const testOfClass = 1000;
const clothes = join(dirname(createRequire(import.meta.url).resolve('fashion-mnist/package.json')), 'src', 'clothes');

/** The images of one class, pixels 0–255; empty rows (class 0 has two) are dropped. */
function readFashionClass(label: number): Uint8Array[] {
  const text = readFileSync(join(clothes, `${label}.json`), 'utf8');
  const { data } = z.object({ data: z.array(z.array(z.unknown())) }).parse(JSON.parse(text));
  // Plain numbers 0–255; checking 5.5 million values with a schema would take longer than packing them.
  const images = data.filter((row) => row.length > 0).map((row) => Uint8Array.from(row as readonly number[]));
  const wrong = images.findIndex((image) => image.length !== pixels);
  if (wrong >= 0) throw new Error(`Fashion-MNIST class ${label}, image ${wrong}: expected ${pixels} pixels.`);
  if (images.length !== trainOfClass + testOfClass) {
    throw new Error(`Fashion-MNIST class ${label}: expected 7000 images, found ${images.length}.`);
  }
  return images;
}

/**
 * A fixed, stratified split: each class is shuffled with a fixed seed, then 1,000 images are held out. An image that
 * occurs more than once is never held out, so that no test image is also a training image.
 */
export function readFashionMnist(): { train: ByteSplit; test: ByteSplit } {
  const classes = Array.from({ length: 10 }, (_, label) => readFashionClass(label));
  const repeated = findRepeated(classes.flat());
  const parted = classes.map((images, label) => {
    const order = Uint32Array.from(images.keys());
    makeRandom(`fashion-mnist split ${label}`).shuffle(order);
    const test: Uint8Array[] = [];
    const train: Uint8Array[] = [];
    for (const index of order) {
      const image = images[index];
      if (!image) continue;
      if (test.length < testOfClass && !repeated.has(image)) test.push(image);
      else train.push(image);
    }
    return { train, test };
  });
  return { train: takeInTurn(parted.map(({ train }) => train)), test: takeInTurn(parted.map(({ test }) => test)) };
}

function findRepeated(images: readonly Uint8Array[]): Set<Uint8Array> {
  const seen = new Map<string, Uint8Array>();
  const repeated = new Set<Uint8Array>();
  for (const image of images) {
    const key = Buffer.from(image).toString('latin1');
    const twin = seen.get(key);
    if (twin) repeated.add(twin).add(image);
    else seen.set(key, image);
  }
  return repeated;
}

/** One image of each class after the other, so that any first rows are an even mix. */
function takeInTurn(classes: readonly (readonly Uint8Array[])[]): ByteSplit {
  const count = classes.reduce((sum, images) => sum + images.length, 0);
  const features = new Uint8Array(count * pixels);
  const labels = new Uint8Array(count);
  let row = 0;
  const longest = Math.max(...classes.map((images) => images.length));
  for (let turn = 0; turn < longest; turn++) {
    for (const [label, images] of classes.entries()) {
      const image = images[turn];
      if (!image) continue;
      features.set(image, row * pixels);
      labels[row] = label;
      row++;
    }
  }
  return { features, labels };
}
