import { MessageChannel } from 'node:worker_threads';
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { registerTrainingKernels } from '../src-core/engine/kernels';
import { runId } from '../src-core/ids';
import { buildModel } from '../src-core/model/build-model';
import { fashionPlan, madeDataset } from '../src-core/testing/plans';
import { startBackend, tfjs } from '../src-core/testing/tfjs-node';
import { openTrainer } from '../src-core/training/trainer';
import { makeHandWritten } from './hand-written';
import { type Contender, interleave, type Measured, ratio } from './measure';

const batch = 256;
/** An epoch of Fashion-MNIST is 235 steps. */
const steps = 235;
/** Stock training is so slow that fewer steps say as much. */
const stockSteps = 12;
const rounds = Number(process.argv[2] ?? 7);

const data = madeDataset([28, 28, 1], 10, batch * steps, batch, 'bytes');
const matMulNames = ['BatchMatMul', '_FusedMatMul'];

await startBackend('wasm', 'stock');
const stock = matMulNames.map(kernelOf);
registerTrainingKernels(tfjs, 'wasm');
const ours = matMulNames.map(kernelOf);

function kernelOf(name: string): KernelConfig {
  const kernel = tfjs.getKernel(name, 'wasm');
  if (!kernel) throw new Error(`no kernel ${name}`);
  return kernel;
}

function setKernels(kernels: readonly KernelConfig[]): void {
  for (const kernel of kernels) {
    tfjs.unregisterKernel(kernel.kernelName, 'wasm');
    tfjs.registerKernel(kernel);
  }
}

/** The trainer with all that the app has around it: events, snapshots, yields. */
function trainerContender(): Contender {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.on('message', () => waiting.shift()?.());
  port1.unref();
  const host = {
    tfjs,
    now: () => performance.now(),
    yieldControl: () =>
      new Promise<void>((resolve) => {
        port1.ref();
        waiting.push(() => {
          port1.unref();
          resolve();
        });
        port2.postMessage(null);
      }),
    emit: () => undefined,
  };
  const plan = fashionPlan({ training: { batch, epochs: 1_000_000 } });
  const engine = { engine: 'wasm' as const, threads: 1, reason: 'benchmark' };
  const trainer = openTrainer(host, { run: runId('bench'), plan, dataset: data, weights: null, engine });
  return {
    name: 'Layerloom trainer, all included',
    samples: batch * steps,
    prepare: () => setKernels(ours),
    run: () => trainer.start('epoch'),
  };
}

function handContender(name: string, backward: 'tape' | 'by hand'): Contender {
  const hand = makeHandWritten(data.train, batch, backward);
  return {
    name,
    samples: batch * steps,
    prepare: () => setKernels(ours),
    run() {
      for (let step = 0; step < steps; step++) hand.step(step * batch);
    },
  };
}

function stockContender(): Contender {
  const model = buildModel(tfjs, fashionPlan());
  model.compile({ optimizer: tfjs.train.sgd(0.1), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const rows = batch * stockSteps;
  const features = Float32Array.from(data.train.features.subarray(0, rows * 784), (value) => value / 255);
  const x = tfjs.tensor(features, [rows, 28, 28, 1]);
  const y = tfjs.oneHot(tfjs.tensor1d(Int32Array.from(data.train.labels.subarray(0, rows)), 'int32'), 10);
  return {
    name: 'stock tfjs, model.fit',
    samples: rows,
    prepare: () => setKernels(stock),
    run: async () => {
      await model.fit(x, y, { batchSize: batch, epochs: 1, verbose: 0 });
    },
  };
}

const measured = await interleave(
  [
    trainerContender(),
    handContender('hand-written, variableGrads', 'tape'),
    handContender('hand-written, own backward', 'by hand'),
    stockContender(),
  ],
  rounds,
);
report(measured);

function report([trainer, ...others]: readonly Measured[]): void {
  if (!trainer) return;
  console.log(`784-256-10, batch ${batch}, WASM in Node ${process.version}, 1 thread, ${rounds} interleaved rounds\n`);
  const rows = [trainer, ...others].map((side) => {
    const { median, least, most } = ratio(trainer, side);
    return {
      contender: side.name,
      'samples/s': Math.round(side.median),
      least: Math.round(side.least),
      most: Math.round(side.most),
      'trainer ÷ this': `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`,
    };
  });
  console.table(rows);
  console.log(
    JSON.stringify({ bench: 'worker-training', batch, rounds, node: process.version, measured: [trainer, ...others] }),
  );
}
