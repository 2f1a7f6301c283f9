import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as core from '@tensorflow/tfjs-core';
import * as layersModule from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerTrainingKernels } from '../src-core/engine/kernels';
import type { Tfjs } from '../src-core/tfjs';
import type { EngineReport } from '../src-core/training/protocol';
import { Fault } from './io';

export const engineNames = ['auto', 'wasm', 'cpu'] as const;
export type CommandEngine = (typeof engineNames)[number];

const { layers, model, input, loadLayersModel, LayersModel } = layersModule;
const tfjs: Tfjs = { ...core, layers, model, input, loadLayersModel, LayersModel };

/** Loads TensorFlow.js on one engine. `auto` is always WASM here, so that a run repeats bit for bit everywhere. */
export async function startEngine(choice: CommandEngine = 'auto'): Promise<{ tfjs: Tfjs; report: EngineReport }> {
  // Else the first tensor prints an advertisement for another package.
  tfjs.enableProdMode();
  const engine = choice === 'cpu' ? 'cpu' : 'wasm';
  if (engine === 'wasm') {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    registerTrainingKernels(tfjs, 'wasm');
  }
  if (!(await tfjs.setBackend(engine))) throw new Fault(`The engine "${engine}" did not start on this machine.`, 1);
  await tfjs.ready();
  const reason = choice === 'auto' ? 'the command line always takes WASM' : 'chosen with --engine';
  return { tfjs, report: { engine, threads: 1, reason } };
}
