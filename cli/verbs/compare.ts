import { setImmediate } from 'node:timers/promises';
import type { Split } from '../../src-core/datasets/define-dataset';
import { fingerprintOf } from '../../src-core/datasets/fingerprint';
import { datasetInfo } from '../../src-core/datasets/registry';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { mcNemar, pairedCounts } from '../../src-core/explain/mcnemar';
import { level } from '../../src-core/runs/compare-runs';
import type { Tfjs } from '../../src-core/tfjs';
import { makeAnswerSheet } from '../../src-core/training/answer-sheet';
import { evaluate } from '../../src-core/training/evaluate';
import { makeNetwork } from '../../src-core/training/network';
import { makeTfjsEngine } from '../../src-core/training/tfjs-engine';
import { readDataset } from '../datasets';
import { startTensorFlow } from '../engine';
import { type CommandIo, wrongInput, wrongUse } from '../io';
import { checkProject, readProject, weightsOf } from '../project';
import { readLabelledRows } from '../rows';
import type { Verb, VerbUse } from '../verb';
import { json, percent, textTable, whole } from '../write';

export const compareVerb: Verb = {
  name: 'compare',
  argument: 'TRAINED',
  doc: "Which of two trained networks is better on the same test rows, by McNemar's test",
  flags: [
    { name: 'with', value: 'OTHER', doc: 'The other project, trained on data with the same test rows' },
    { name: 'data', value: 'PATH', doc: 'Test on these rows: a CSV with the label last, or a folder with an IDX pair' },
  ],
  more: 'Both counts of rows that only one of them gets right stand beside p; below 0.05 the better one is named.',
  run: runCompare,
};

interface Answered {
  readonly path: string;
  readonly right: Uint8Array;
  readonly rows: number;
  readonly testSet: string;
}

async function runCompare(use: VerbUse, io: CommandIo): Promise<0> {
  const other = use.text('with');
  if (other === undefined) throw wrongUse('Give the other project: layerloom compare TRAINED --with OTHER.');
  const tfjs = await startTensorFlow();
  const first = await answersOf(tfjs, use.argument, use, io);
  const second = await answersOf(tfjs, other, use, io);
  if (first.testSet !== second.testSet) {
    throw wrongInput(
      'They have different test rows: only answers to the same rows can be compared. --data gives both the same.',
    );
  }
  const counts = pairedCounts(first.right, second.right, first.rows);
  const { p, method } = mcNemar(counts);
  const better = p >= level ? null : counts.onlyFirst > counts.onlySecond ? first.path : second.path;
  const accuracies = [first, second].map(({ path, right, rows }) => {
    const count = right.reduce((sum, byte) => sum + bitsIn(byte), 0);
    return { path, right: count, accuracy: count / rows, interval: wilsonInterval(count, rows) };
  });
  if (use.json) {
    io.stdout(json({ n: first.rows, networks: accuracies, ...counts, p, method, better }));
    return 0;
  }
  for (const { path, accuracy, interval } of accuracies) {
    const [low, high] = interval;
    io.stdout(`${path}: ${percent(accuracy)} right (95 % interval ${percent(low)} to ${percent(high)})\n`);
  }
  io.stdout(`n = ${whole(first.rows)}\n\n`);
  io.stdout(
    textTable([
      ['', 'second right', 'second wrong'],
      ['first right', whole(counts.bothRight), whole(counts.onlyFirst)],
      ['first wrong', whole(counts.onlySecond), whole(counts.bothWrong)],
    ]),
  );
  io.stdout(
    `\n${better === null ? 'Not distinguishable' : `${better} is better`}: McNemar p = ${p.toPrecision(2)} (${method}).\n`,
  );
  return 0;
}

async function answersOf(tfjs: Tfjs, path: string, use: VerbUse, io: CommandIo): Promise<Answered> {
  const document = await readProject(path);
  const { plan } = checkProject(document);
  const info = datasetInfo(plan.dataset);
  if (!info) throw wrongInput(`There is no data set "${plan.dataset.id}" with these options.`);
  if (info.task === 'regression') {
    throw wrongInput(
      `${path} answers with numbers, which are neither right nor wrong: "layerloom evaluate" gives its loss.`,
    );
  }
  const data = use.text('data');
  const test: Split =
    data === undefined ? (await readDataset(plan.dataset, io)).test : await readLabelledRows(data, info, 'test', io);
  const dataset = { info, train: test, test };
  const sheet = makeAnswerSheet(plan, dataset);
  if (!sheet) throw wrongInput(`${path} has more classes or test rows than can be compared.`);
  const network = makeNetwork(tfjs, plan, weightsOf(document, plan, io));
  const quiet = { yieldControl: () => setImmediate(), interrupted: () => false };
  await evaluate(makeTfjsEngine(network, dataset), plan, dataset, 'test', quiet, sheet.outputs);
  network.dispose();
  const answers = sheet.read();
  if (answers.kind !== 'classes') throw new Error('Classes were expected.');
  return { path, right: answers.right, rows: test.count, testSet: fingerprintOf(test) };
}

function bitsIn(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
