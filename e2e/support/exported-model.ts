import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementsOf } from '../../src-core/nodes/shape-rules';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';

/** Loads an exported folder with nothing but TensorFlow.js, as any other program would. */
export async function predictWithTfjs(
  folder: string,
  features: Float32Array,
  shape: readonly number[],
): Promise<Float32Array> {
  await tf.setBackend('cpu');
  const json: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const { modelTopology, weightsManifest } = json as Pick<tf.io.ModelJSON, 'modelTopology' | 'weightsManifest'>;
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const parts = weightsManifest.flatMap(({ paths }) => paths.map((path) => readFileSync(join(folder, path))));
  const weightData = new Uint8Array(Buffer.concat(parts)).buffer;
  const model = await loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  const count = features.length / elementsOf(shape);
  const output = model.predict(tf.tensor(features, [count, ...shape]));
  if (Array.isArray(output)) throw new Error('the model has several outputs');
  return new Float32Array(await output.data());
}
