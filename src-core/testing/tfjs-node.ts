import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as core from '@tensorflow/tfjs-core';
import * as layersModule from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerTrainingKernels } from '../engine/kernels';
import type { Tfjs } from '../tfjs';

const { layers, model, input, loadLayersModel, LayersModel } = layersModule;

/** TensorFlow.js as tests and benchmarks in Node hand it in. */
export const tfjs: Tfjs = { ...core, layers, model, input, loadLayersModel, LayersModel };

const wasmMain = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
setWasmPaths(`${dirname(wasmMain)}/`);

export async function startBackend(engine: 'cpu' | 'wasm', kernels: 'ours' | 'stock' = 'ours'): Promise<void> {
  if (engine === 'wasm' && kernels === 'ours') registerTrainingKernels(tfjs, 'wasm');
  if (!(await tfjs.setBackend(engine))) throw new Error(`The backend "${engine}" did not start.`);
  await tfjs.ready();
}
