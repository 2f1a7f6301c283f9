import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import * as core from '@tensorflow/tfjs-core';
import { input, LayersModel, layers, loadLayersModel, model } from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmPlain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { EngineCandidate, Readiness } from '../../src-core/engine/choose-engine';
import { refusal } from '../../src-core/engine/fused/refusal';
import { registerTrainingKernels } from '../../src-core/engine/kernels';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { Tfjs } from '../../src-core/tfjs';
import { loadFused, prepareFused } from './fused';

export const tfjs: Tfjs = { ...core, layers, model, input, loadLayersModel, LayersModel };

setWasmPaths({
  'tfjs-backend-wasm.wasm': wasmPlain,
  'tfjs-backend-wasm-simd.wasm': wasmSimd,
  'tfjs-backend-wasm-threaded-simd.wasm': wasmThreaded,
});
registerTrainingKernels(tfjs, 'wasm');

/** A backend that does not answer in this time never will: a thread script that was refused keeps it waiting. */
const patience = 8000;
const mostThreads = 8;

// tfjs's own getThreadsCount always says 1.
let threads = self.crossOriginIsolated ? Math.max(1, Math.min(navigator.hardwareConcurrency, mostThreads)) : 1;
if (threads > 1) setThreadsCount(threads);
else core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

const takesAll = (): null => null;

export const engineCandidates: readonly EngineCandidate[] = [
  { engine: 'fused', refuses: refusal, prepare: startFused },
  { engine: 'wasm', refuses: takesAll, prepare: startWasm },
  {
    engine: 'cpu',
    refuses: takesAll,
    prepare: async () => ((await inTurn(() => started('cpu'))) ? { threads: 1 } : null),
  },
  { engine: 'webgpu', refuses: takesAll, prepare: async () => ((await startWebGpu()) ? { threads: 1 } : null) },
  {
    engine: 'webgl',
    refuses: takesAll,
    prepare: async () => (hasGraphicsCard() && (await started('webgl')) ? { threads: 1 } : null),
  },
];

let turn: Promise<unknown> = Promise.resolve();

/** One start after the other: tfjs gives up a start when another begins before it is done, and a view may start one. */
function inTurn<Outcome>(start: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = turn.then(start);
  turn = outcome.catch(() => undefined);
  return outcome;
}

function startWasm(): Promise<Readiness | null> {
  return inTurn(startWasmNow);
}

/** With threads, or else without. */
async function startWasmNow(): Promise<Readiness | null> {
  if (await started('wasm')) return { threads };
  const factory = core.findBackendFactory('wasm');
  if (threads === 1 || !factory) return null;
  threads = 1;
  core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  core.removeBackend('wasm');
  core.registerBackend('wasm', factory, 2);
  return (await started('wasm')) ? { threads } : null;
}

/** Views, predictions and files use TensorFlow.js beside it. */
async function startFused(plan: TrainPlan): Promise<Readiness | null> {
  const fused = await prepareFused(plan);
  const there = (await startWasm()) !== null || (await inTurn(() => started('cpu')));
  return there ? fused : null;
}

/** For views of a network that no run was opened for yet. */
export async function startAnyBackend(): Promise<void> {
  await inTurn(async () => {
    if (!core.getBackend() && (await startWasmNow()) === null) await started('cpu');
  });
}

/** Gets ready what most runs use, so that the first one need not wait for it. What cannot be had is told when a run asks. */
export async function warmUp(): Promise<void> {
  await loadFused().catch(() => undefined);
  await startAnyBackend();
}

/** WebGPU on a real card; its backend is only loaded where there is one. */
async function startWebGpu(): Promise<boolean> {
  if (!(await hasWebGpuCard())) return false;
  await import('@tensorflow/tfjs-backend-webgpu');
  return started('webgpu');
}

async function hasWebGpuCard(): Promise<boolean> {
  try {
    const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
    return adapter !== null && adapter !== undefined && !isSoftware(adapter);
  } catch {
    return false;
  }
}

/** An adapter in software is far slower than WASM, and must not even be measured. */
function isSoftware(adapter: GPUAdapter): boolean {
  // Newer browsers say it in `info`, which the types do not know yet.
  const info: unknown = Reflect.get(adapter, 'info');
  const fact = (key: string): unknown => (typeof info === 'object' && info !== null ? Reflect.get(info, key) : null);
  const said = adapter.isFallbackAdapter === true || fact('isFallbackAdapter') === true;
  const words = ['vendor', 'architecture', 'description'].map((key) => String(fact(key))).join(' ');
  return said || softwareNames.test(words);
}

async function started(name: string): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return (await Promise.race([core.setBackend(name), late])) && core.getBackend() === name;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|software|basic render/i;

let graphicsCard: boolean | null = null;

/** WebGL on a real card. A renderer in software is far slower than WASM, and must not even be measured. */
function hasGraphicsCard(): boolean {
  graphicsCard ??= findGraphicsCard();
  return graphicsCard;
}

function findGraphicsCard(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof renderer === 'string' && renderer !== '' && !softwareNames.test(renderer);
}
