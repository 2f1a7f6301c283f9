import { setImmediate } from 'node:timers/promises';
import { datasetInfo } from '../../src-core/datasets/registry';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import type { TrainPlan } from '../../src-core/plan/plan';
import { evaluate } from '../../src-core/training/evaluate';
import { makeNetwork } from '../../src-core/training/network';
import type { TestMetrics } from '../../src-core/training/protocol';
import { makeTfjsEngine } from '../../src-core/training/tfjs-engine';
import { readDataset } from '../datasets';
import { startTensorFlow } from '../engine';
import { type CommandIo, wrongInput } from '../io';
import { checkProject, readProject, weightsOf } from '../project';
import { readLabelledRows } from '../rows';
import type { Verb, VerbUse } from '../verb';
import { json, percent, textTable, whole } from '../write';

export const evaluateVerb: Verb = {
  name: 'evaluate',
  argument: 'TRAINED',
  doc: 'Accuracy on the test set, with its 95 % interval and the confusion matrix; for regression the loss',
  flags: [
    { name: 'data', value: 'PATH', doc: 'Test on these rows: a CSV with the label last, or a folder with an IDX pair' },
  ],
  run: runEvaluate,
};

async function runEvaluate(use: VerbUse, io: CommandIo): Promise<0> {
  const document = await readProject(use.argument);
  const { plan } = checkProject(document);
  const weights = weightsOf(document, plan, io);
  const info = datasetInfo(plan.dataset);
  if (!info) throw wrongInput(`There is no data set "${plan.dataset.id}" with these options.`);
  const path = use.text('data');
  const split =
    path === undefined ? (await readDataset(plan.dataset, io)).test : await readLabelledRows(path, info, 'test', io);

  const tfjs = await startTensorFlow();
  const network = makeNetwork(tfjs, plan, weights);
  const quiet = { yieldControl: () => setImmediate(), interrupted: () => false };
  const dataset = { info, train: split, test: split };
  const metrics = await evaluate(makeTfjsEngine(network, dataset), plan, dataset, 'test', quiet);
  network.dispose();
  if (!metrics) throw new Error('The evaluation gave no answer.');

  if (info.task === 'regression') return writeError(metrics, plan, use, io);
  const confusion = inRows(metrics.confusion, info.classes.length);
  const right = confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
  const n = metrics.count;
  const interval = wilsonInterval(right, n);
  if (use.json) {
    io.stdout(json({ n, accuracy: right / n, interval, confusion }));
    return 0;
  }
  const [low, high] = interval;
  io.stdout(`${percent(right / n)} of ${whole(n)} right (95 % interval ${percent(low)} to ${percent(high)})\n\n`);
  io.stdout('Rows: true class. Columns: predicted class, in the same order.\n');
  io.stdout(textTable(confusion.map((row, label) => [info.classes[label] ?? String(label), ...row])));
  return 0;
}

/** A regression has no right and wrong: its loss, and the size of an error in the target's own units. */
function writeError({ loss, count }: TestMetrics, plan: TrainPlan, use: VerbUse, io: CommandIo): 0 {
  if (use.json) {
    io.stdout(json({ n: count, accuracy: null, loss, lossName: plan.loss }));
    return 0;
  }
  const size = plan.loss === 'mse' ? `, a typical error of ${Math.sqrt(loss).toPrecision(3)}` : '';
  io.stdout(`Mean loss (${plan.loss}) ${loss.toPrecision(4)} on ${whole(count)} rows${size}\n`);
  return 0;
}

function inRows(confusion: Uint32Array, classes: number): number[][] {
  return Array.from({ length: classes }, (_, row) => [...confusion.subarray(row * classes, (row + 1) * classes)]);
}
