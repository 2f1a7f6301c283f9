import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import * as core from '@tensorflow/tfjs-core';
import * as layersModule from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Dataset } from '../src-core/datasets/define-dataset';
import { type EngineCandidate, makeEngineChooser } from '../src-core/engine/choose-engine';
import { makeFusedEngine } from '../src-core/engine/fused/fused-engine';
import type { MultiplyAdd } from '../src-core/engine/fused/multiply-add';
import { refusal } from '../src-core/engine/fused/refusal';
import { mostParts, withTeam } from '../src-core/engine/fused/team';
import { threadsFor } from '../src-core/engine/fused/threads';
import { registerTrainingKernels } from '../src-core/engine/kernels';
import type { StepEngine } from '../src-core/engine/step-engine';
import { initialWeights } from '../src-core/model/initial-weights';
import type { TrainPlan } from '../src-core/plan/plan';
import type { Tfjs } from '../src-core/tfjs';
import { makeNetwork } from '../src-core/training/network';
import type { EngineReport } from '../src-core/training/protocol';
import { makeTfjsEngine } from '../src-core/training/tfjs-engine';
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

/**
 * The engine for a plan, by the editor's own rule; a run repeats bit for bit.
 * @param threads at most so many; a small network has one
 */
export async function startEngine(
  plan: TrainPlan,
  choice: CommandEngine,
  threads = Math.min(availableParallelism(), mostParts),
): Promise<TrainingEngine> {
  const fused = await loadFused();
  const always = (): null => null;
  const onTfjs = async (backend: 'wasm' | 'cpu') => ((await startBackend(backend)) ? { threads: 1 } : null);
  const candidates: readonly EngineCandidate[] = [
    {
      engine: 'fused',
      refuses: refusal,
      prepare: async (of) =>
        fused !== null && (await startBackend('wasm'))
          ? { threads: threadsFor(of, threads), multiplyAdd: fused.multiplyAdd }
          : null,
    },
    { engine: 'wasm', refuses: always, prepare: () => onTfjs('wasm') },
    { engine: 'cpu', refuses: always, prepare: () => onTfjs('cpu') },
  ];
  // Without a graphics card among them nothing is ever measured.
  const choose = makeEngineChooser(candidates, () => ({ milliseconds: 0, measured: false }));
  const makeFused: FusedMaker = (...wanted) => {
    if (fused === null) throw new Fault('The fused engine did not start on this machine.', 1);
    return fused.make(...wanted);
  };
  return { tfjs, report: await choose(plan, choice), makeFused };
}

interface Fused {
  readonly multiplyAdd: MultiplyAdd;
  readonly make: FusedMaker;
}

async function loadFused(): Promise<Fused | null> {
  // Only who trains needs it, and its compiler where it is not built yet.
  const { bestMultiplyAdd, loadFusedModule, makeFusedInstance, startFusedTeam } = await import(
    '../assets/engine/in-node'
  );
  try {
    const multiplyAdd = bestMultiplyAdd();
    const plain = loadFusedModule(false, multiplyAdd);
    return {
      multiplyAdd,
      make(plan, dataset, weights, threads) {
        if (threads === 1) return makeFusedEngine(makeFusedInstance(plain), plan, dataset, weights);
        const { instance, team } = startFusedTeam(loadFusedModule(true, multiplyAdd), threads);
        return withTeam(makeFusedEngine(instance, plan, dataset, weights), team, threads);
      },
    };
  } catch {
    return null;
  }
}

/**
 * An engine with a plan's first weights, for what trains networks of its own.
 * @param asked which engine, and with how many threads at most
 */
export async function openTrainingEngine(
  plan: TrainPlan,
  dataset: Dataset,
  asked: { readonly engine?: CommandEngine; readonly threads?: number | undefined } = {},
): Promise<StepEngine> {
  const { report, makeFused } = await startEngine(plan, asked.engine ?? 'auto', asked.threads);
  const weights = initialWeights(plan);
  if (report.engine === 'fused') return makeFused(plan, dataset, weights, report.threads);
  const network = makeNetwork(tfjs, plan, weights);
  const engine = makeTfjsEngine(network, dataset);
  return {
    ...engine,
    // Its own, not a copy: the rate is set from outside.
    get learningRate() {
      return engine.learningRate;
    },
    set learningRate(rate) {
      engine.learningRate = rate;
    },
    dispose() {
      engine.dispose();
      network.dispose();
    },
  };
}
