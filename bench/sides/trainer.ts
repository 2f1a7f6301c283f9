import { MessageChannel, Worker } from 'node:worker_threads';
import { transferablesOf } from '../../renderer/worker/transferables';
import { makeFusedEngine } from '../../src-core/engine/fused/fused-engine';
import { runId } from '../../src-core/ids';
import { makeFusedInstance } from '../../src-core/testing/fused-node';
import { startBackend, tfjs } from '../../src-core/testing/tfjs-node';
import type { TrainEvent } from '../../src-core/training/protocol';
import { type FusedMaker, openTrainer } from '../../src-core/training/trainer';
import { planOfMlp } from '../plans';
import type { OpenSide } from '../side';

/** The trainer with all that the app has around the engine: slices, yields, events, snapshots, evaluations. */
export const openTrainerSide: OpenSide = async (net, dataset) => {
  await startBackend('wasm');
  const instance = makeFusedInstance();
  const makeFused: FusedMaker = (plan, rows, weights) => makeFusedEngine(instance, plan, rows, weights);
  const page = startPage();
  let steps = 0;
  let loss = Number.NaN;
  let wanted = Number.POSITIVE_INFINITY;
  let reached: { readonly steps: number; readonly at: number } | null = null;

  const emit = (event: TrainEvent): void => {
    if (event.kind === 'end') throw new Error('The run ended by itself.');
    if (event.kind === 'steps') {
      steps += event.loss.length;
      loss = event.loss.at(-1) ?? loss;
      if (steps >= wanted && !reached) {
        reached = { steps, at: performance.now() };
        trainer.pause();
      }
    }
    page(event);
  };
  // The compiler does not see that events come in between.
  const lastReached = (): typeof reached => reached;
  const host = {
    tfjs,
    now: () => performance.now(),
    yieldControl: makeYieldControl(),
    // As in the app's worker.
    evaluationInterval: 100,
    makeFused,
    emit,
  };
  const engine = { engine: 'fused', threads: 1, reason: 'benchmark' } as const;
  const trainer = openTrainer(host, { run: runId('bench'), plan: planOfMlp(net), dataset, weights: null, engine });

  return {
    note: 'on the fused engine, 1 thread; views on tfjs WASM',
    wasmBytes: () => instance.memory.buffer.byteLength,
    async train(more) {
      const [before, started] = [steps, performance.now()];
      wanted = steps + more;
      reached = null;
      await trainer.start('end');
      // A pause comes with a snapshot, which is no part of training.
      const end = lastReached() ?? { steps, at: performance.now() };
      return { steps: end.steps - before, loss, seconds: (end.at - started) / 1000 };
    },
  };
};

/** A thread that gets every event, as the page does, and drops it. */
function startPage(): (event: TrainEvent) => void {
  const worker = new Worker("require('node:worker_threads').parentPort.on('message', () => {})", {
    eval: true,
    execArgv: [],
  });
  worker.unref();
  return (event) => {
    const buffers = transferablesOf(event).filter((item) => item instanceof ArrayBuffer);
    worker.postMessage(event, buffers);
  };
}

/** As the app's worker has it; the port is held only while somebody waits, so that the process can end. */
function makeYieldControl(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.on('message', () => waiting.shift()?.());
  port1.unref();
  return () =>
    new Promise<void>((resolve) => {
      port1.ref();
      waiting.push(() => {
        port1.unref();
        resolve();
      });
      port2.postMessage(null);
    });
}
