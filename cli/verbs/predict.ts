import { datasetInfo } from '../../src-core/datasets/registry';
import { makeNetwork } from '../../src-core/training/network';
import { predict } from '../../src-core/training/predict';
import { startTensorFlow } from '../engine';
import { type CommandIo, wrongInput, wrongUse } from '../io';
import { checkProject, readProject, weightsOf } from '../project';
import { readRows } from '../rows';
import type { Verb, VerbUse } from '../verb';
import { json, percent } from '../write';

export const predictVerb: Verb = {
  name: 'predict',
  argument: 'TRAINED',
  doc: 'Probabilities of the classes for rows of a file; for regression the values',
  flags: [
    {
      name: 'input',
      short: 'i',
      value: 'PATH',
      doc: "CSV (one sample a row, in the data set's own units: pixels 0–255), PNG or IDX",
    },
  ],
  run: runPredict,
};

async function runPredict(use: VerbUse, io: CommandIo): Promise<0> {
  const path = use.text('input');
  if (path === undefined) throw wrongUse('"predict" needs --input PATH: a CSV, PNG or IDX file.');
  const document = await readProject(use.argument);
  const { plan } = checkProject(document);
  const weights = weightsOf(document, plan, io);
  const info = datasetInfo(plan.dataset);
  if (!info) throw wrongInput(`There is no data set "${plan.dataset.id}" with these options.`);
  const { features, count } = await readRows(path, info, io);

  const tfjs = await startTensorFlow();
  const network = makeNetwork(tfjs, plan, weights);
  const output = predict(network, info, features, count);
  network.dispose();

  const units = output.length / count;
  if (info.task === 'regression') return writeValues(output, use, io);
  const probabilities = Array.from({ length: count }, (_, row) => {
    const values = [...output.subarray(row * units, (row + 1) * units)];
    // One sigmoid unit gives the probability of class 1 alone.
    return plan.head === 'sigmoid' && units === 1 ? [1 - (values[0] ?? 0), ...values] : values;
  });
  if (use.json) io.stdout(json({ probabilities }));
  else for (const [row, values] of probabilities.entries()) io.stdout(rowWords(row, values, info.classes));
  return 0;
}

/** A regression gives one number a row. */
function writeValues(output: Float32Array, use: VerbUse, io: CommandIo): 0 {
  const values = Array.from(output, (value) => Number(value.toPrecision(6)));
  if (use.json) io.stdout(json({ values }));
  else for (const [row, value] of values.entries()) io.stdout(`Row ${row + 1}: ${value}\n`);
  return 0;
}

/** The three likeliest classes of one row. */
function rowWords(row: number, values: readonly number[], classes: readonly string[]): string {
  const ranked = values.map((value, label) => ({ value, name: classes[label] ?? String(label) }));
  ranked.sort((first, second) => second.value - first.value);
  const best = ranked.slice(0, 3).map(({ value, name }) => `${name} ${percent(value)}`);
  return `Row ${row + 1}: ${best.join(', ')}\n`;
}
