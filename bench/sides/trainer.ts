import { MessageChannel, Worker } from 'node:worker_threads';
import { transferablesOf } from '../../renderer/worker/transferables';
import { makeFusedEngine } from '../../src-core/engine/fused/fused-engine';
import { runId } from '../../src-core/ids';
import { makeFusedInstance, startFusedTeam } from '../../src-core/testing/fused-node';
import { startBackend, tfjs } from '../../src-core/testing/tfjs-node';
import type { TrainEvent } from '../../src-core/training/protocol';
import { type FusedMaker, openTrainer } from '../../src-core/training/trainer';
import { planOfNet } from '../plans';
import type { OpenSide, Trained } from '../side';

/** The trainer with all that the app has around the engine: slices, yields, events, snapshots, evaluations. */
export function openTrainerSide(threads: number): OpenSide {
  return async (net, dataset) => {
    await startBackend('wasm');
    const instance = threads === 1 ? makeFusedInstance() : (await startFusedTeam(threads)).instance;
    const makeFused: FusedMaker = (plan, rows, weights) => makeFusedEngine(instance, plan, rows, weights);
    const page = startPage();
    const round = makeRound(() => trainer.pause());
    const emit = (event: TrainEvent): void => {
      if (event.kind === 'end') throw new Error('The run ended by itself.');
      if (event.kind === 'steps') round.add(event.loss);
      page(event);
    };
    const host = {
      tfjs,
      now: round.now,
      yieldControl: makeYieldControl(),
      // As in the app's worker.
      evaluationInterval: 100,
      makeFused,
      emit,
    };
    const engine = { engine: 'fused', threads, reason: 'benchmark' } as const;
    const trainer = openTrainer(host, { run: runId('bench'), plan: planOfNet(net), dataset, weights: null, engine });

    return {
      note: 'on the fused engine; views on tfjs WASM',
      wasmBytes: () => instance.memory.buffer.byteLength,
      async train(steps) {
        round.begin(steps);
        await trainer.start('end');
        return round.end();
      },
    };
  };
}

interface Round {
  /** Milliseconds of all rounds so far: between them the trainer's clock stands still, and no snapshot becomes due. */
  now(): number;
  begin(steps: number): void;
  add(losses: Float32Array): void;
  end(): Trained;
}

/** Ends with the event that brings its last step: the snapshot of the pause that follows is no part of training. */
function makeRound(pause: () => void): Round {
  let [wanted, done, loss] = [Number.POSITIVE_INFINITY, 0, Number.NaN];
  let [began, before] = [performance.now(), 0];
  let used = process.cpuUsage();
  let result: Trained | null = null;

  const take = (): Trained => {
    const { user, system } = process.cpuUsage(used);
    const seconds = (performance.now() - began) / 1000;
    return { steps: done, loss, seconds, processor: (user + system) / 1e6 };
  };
  return {
    now: () => before + performance.now() - began,
    begin(steps) {
      [wanted, done, result] = [steps, 0, null];
      began = performance.now();
      used = process.cpuUsage();
    },
    add(losses) {
      done += losses.length;
      loss = losses.at(-1) ?? loss;
      if (done < wanted || result) return;
      result = take();
      pause();
    },
    end() {
      const trained = result ?? take();
      before += performance.now() - began;
      began = performance.now();
      return trained;
    },
  };
}

/**
 * A thread that gets every event, as the page does, and drops it. What it was sent is its own garbage, which nobody else
 * can collect: where memory is watched (--expose-gc) it does so at every pause.
 */
const pageScript = `
  require('node:worker_threads').parentPort.on('message', ({ kind }) => {
    if (kind === 'paused') globalThis.gc?.();
  });
`;

function startPage(): (event: TrainEvent) => void {
  const worker = new Worker(pageScript, { eval: true, execArgv: [] });
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
