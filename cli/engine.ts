import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as core from '@tensorflow/tfjs-core';
import * as layersModule from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type EngineCandidate, makeEngineChooser } from '../src-core/engine/choose-engine';
import { makeFusedEngine } from '../src-core/engine/fused/fused-engine';
import { refusal } from '../src-core/engine/fused/refusal';
import { type FusedInstance, isFusedExports } from '../src-core/engine/fused/wasm';
import { registerTrainingKernels } from '../src-core/engine/kernels';
import type { TrainPlan } from '../src-core/plan/plan';
import type { Tfjs } from '../src-core/tfjs';
import type { EngineReport } from '../src-core/training/protocol';
import type { FusedMaker } from '../src-core/training/trainer';
import { Fault } from './io';

export const engineNames = ['auto', 'fused', 'wasm', 'cpu'] as const;
export type CommandEngine = (typeof engineNames)[number];

const { layers, model, input, loadLayersModel, LayersModel } = layersModule;
const tfjs: Tfjs = { ...core, layers, model, input, loadLayersModel, LayersModel };

/** TensorFlow.js on WASM: models, predictions and evaluation. */
export async function startTensorFlow(): Promise<Tfjs> {
  if (!(await startBackend('wasm'))) throw new Fault('TensorFlow.js did not start on this machine.', 1);
  return tfjs;
}

async function startBackend(name: 'wasm' | 'cpu'): Promise<boolean> {
  // Else the first tensor prints an advertisement for another package.
  tfjs.enableProdMode();
  if (name === 'wasm') {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    registerTrainingKernels(tfjs, 'wasm');
  }
  const there = await tfjs.setBackend(name);
  await tfjs.ready();
  return there;
}

export interface TrainingEngine {
  readonly tfjs: Tfjs;
  readonly report: EngineReport;
  readonly makeFused: FusedMaker;
}

/** The engine for a plan, by the editor's own rule; a run repeats bit for bit. */
export async function startEngine(plan: TrainPlan, choice: CommandEngine): Promise<TrainingEngine> {
  const module = await fusedModule();
  const always = (): null => null;
  const candidates: readonly EngineCandidate[] = [
    {
      engine: 'fused',
      refuses: refusal,
      prepare: async () => (module !== null && (await startBackend('wasm')) ? 1 : null),
    },
    { engine: 'wasm', refuses: always, prepare: async () => ((await startBackend('wasm')) ? 1 : null) },
    { engine: 'cpu', refuses: always, prepare: async () => ((await startBackend('cpu')) ? 1 : null) },
  ];
  // Without a graphics card among them nothing is ever measured.
  const choose = makeEngineChooser(candidates, () => ({ milliseconds: 0, measured: false }));
  const makeFused: FusedMaker = (of, dataset, weights) => {
    if (module === null) throw new Fault('The fused engine did not start on this machine.', 1);
    return makeFusedEngine(instanceOf(module), of, dataset, weights);
  };
  return { tfjs, report: await choose(plan, choice), makeFused };
}

async function fusedModule(): Promise<WebAssembly.Module | null> {
  const { compileAssembly } = await import('../assets/engine/compile');
  try {
    return await WebAssembly.compile(
      readFileSync(compileAssembly('engine.assembly.ts', 'fused.wasm', { shared: false })),
    );
  } catch {
    return null;
  }
}

function instanceOf(module: WebAssembly.Module): FusedInstance {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isFusedExports(exports)) throw new Fault('The fused engine is of another version: run "npm run build".', 1);
  return { memory, exports };
}
