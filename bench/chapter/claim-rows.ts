import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { readProject } from '../../cli/project';
import { compact } from '../../src-core/explain/words';
import { readStoredWeights } from '../../src-core/model/stored-weights';
import { activationFunctions, findActivationFunction } from '../../src-core/nodes/activation-functions';
import { command, explained, newProject, scratchFile, trainedProject } from './command';
import type { Proof } from './table';

type Measured = Omit<Proof, 'row' | 'what'>;

/** A row that is a claim about one network, by what a user types after `npm run -s cli --`. */
interface ClaimRow extends Pick<Proof, 'row' | 'what'> {
  measure(): Promise<Measured>;
}

const comparison = z.object({
  n: z.number(),
  largestDifference: z.number(),
  largest: z.number(),
  tolerance: z.number(),
  holds: z.boolean(),
});

/** The bench's own places, −8 to 8 in steps of 0.1, as the chapter's plots have them. */
const places = Array.from({ length: 161 }, (_, step) => (step - 80) / 10);

export const claimRows: readonly ClaimRow[] = [
  {
    row: 'A4',
    what: 'predict two-hidden-layers (1 epoch) on 1,000 test images: each row’s sum',
    measure: rowSums,
  },
  {
    row: 'A5',
    what: 'explain linear-stack (1 epoch) --claim linear-collapse',
    async measure() {
      const numbers = comparison.extend({ parameters: z.object({ before: z.number(), after: z.number() }) });
      const found = await explained(numbers, await trainedProject('linear-stack', '--epochs', '1'), 'linear-collapse');
      const { before, after } = found.parameters;
      return {
        expected: '269,322 → 7,850 parameters, logits within 1e-4 of the largest',
        measured: `${before} → ${after}, ${compact(found.largestDifference)} on ${found.n} images, largest logit ${compact(found.largest)}`,
        holds: found.holds && before === 269_322 && after === 7850,
      };
    },
  },
  {
    row: 'A6',
    what: 'derivative of each of 10 functions against central differences, −8 to 8, away from kinks',
    measure: () => Promise.resolve(derivatives()),
  },
  { row: 'A7', what: 'train prelu: α of 8 units, from 0.25', measure: learnedSlopes },
  { row: 'A8', what: 'largest derivative of sigmoid; sigmoid(z) against softmax over {z, 0}', measure: sigmoid },
  {
    row: 'A9',
    what: 'largest derivative of tanh',
    measure: () => Promise.resolve(largestDerivative('tanh', 1)),
  },
  {
    row: 'A10',
    what: 'explain xor-by-hand --claim xor-limit',
    async measure() {
      const { right } = await explained(z.object({ right: z.number() }), await newProject('xor-by-hand'), 'xor-limit');
      return { expected: '4 of 4 rows', measured: `${right} of 4`, holds: right === 4 };
    },
  },
  {
    row: 'A12',
    what: 'explain piecewise-linear (trained) --claim line-probe',
    async measure() {
      const numbers = z.object({ kinks: z.array(z.unknown()), signChanges: z.number(), secondDifference: z.number() });
      const found = await explained(numbers, await trainedProject('piecewise-linear'), 'line-probe');
      return {
        expected: 'kinks = sign changes, second difference ≤ 1e-5',
        measured: `${found.kinks.length} = ${found.signChanges}, ${compact(found.secondDifference)}`,
        holds: found.kinks.length === found.signChanges && found.secondDifference <= 1e-5,
      };
    },
  },
  {
    row: 'A12',
    what: 'explain spirals (tanh, trained) --claim line-probe',
    async measure() {
      const numbers = z.object({ smooth: z.array(z.string()), bent: z.number(), places: z.number() });
      const found = await explained(numbers, await trainedProject('spirals'), 'line-probe');
      return {
        expected: 'not piecewise linear',
        measured: `bends at ${found.bent} of ${found.places} places`,
        holds: found.smooth.length > 0 && found.bent > 0,
      };
    },
  },
  {
    row: 'A13',
    what: 'explain tanh-is-sigmoid (trained) --claim tanh-sigmoid',
    async measure() {
      const found = await explained(comparison, await trainedProject('tanh-is-sigmoid'), 'tanh-sigmoid');
      return {
        expected: 'outputs within 1e-5',
        measured: `${compact(found.largestDifference)} on ${found.n} points`,
        holds: found.largestDifference <= 1e-5,
      };
    },
  },
  {
    row: 'A14',
    what: 'explain linear-bottleneck (1 epoch) --claim rank',
    async measure() {
      const task = z.object({ bottleneckError: z.number(), layerError: z.number() });
      const numbers = z.object({ rank: z.number(), waist: z.number(), beyond: z.number(), task });
      const found = await explained(numbers, await trainedProject('linear-bottleneck', '--epochs', '1'), 'rank');
      return {
        expected: 'rank 5, beyond it < 1e-5; the task’s error above one layer’s',
        measured: `rank ${found.rank}, beyond ${compact(found.beyond)}; task ${compact(found.task.bottleneckError)} against ${compact(found.task.layerError)}`,
        holds: found.rank === 5 && found.beyond < 1e-5 && found.task.bottleneckError > found.task.layerError,
      };
    },
  },
  {
    row: 'A15',
    what: 'explain batch-norm (1 epoch) --claim batch-norm',
    async measure() {
      const numbers = z.object({ trainingSpread: z.number(), inferenceSpread: z.number(), fromBeta: z.number() });
      const found = await explained(numbers, await trainedProject('batch-norm', '--epochs', '1'), 'batch-norm');
      return {
        expected: 'training > 1e-3, inference < 1e-6, alone β',
        measured: `${compact(found.trainingSpread)}, ${compact(found.inferenceSpread)}, off β by ${compact(found.fromBeta)}`,
        holds: found.trainingSpread > 1e-3 && found.inferenceSpread < 1e-6 && found.fromBeta < 1e-6,
      };
    },
  },
  {
    row: 'A18',
    what: 'explain vanishing-gradients --claim gradient-flow: first layer’s gradient over the last one’s',
    async measure() {
      const flow = z.object({ ratio: z.number(), word: z.string() });
      const numbers = z.object({ firstWeights: flow, instead: flow });
      const file = await newProject('vanishing-gradients');
      const { firstWeights, instead } = await explained(numbers, file, 'gradient-flow');
      return {
        expected: 'six sigmoids vanish, six ReLUs do not',
        measured: `${compact(firstWeights.ratio)} (${firstWeights.word}), ReLU ${compact(instead.ratio)} (${instead.word})`,
        holds: firstWeights.word === 'vanishing' && instead.word === 'healthy',
      };
    },
  },
  {
    row: 'A19',
    what: 'npx vitest run src-core/exercises',
    measure: () => Promise.resolve(exercises()),
  },
];

async function rowSums(): Promise<Measured> {
  const trained = await trainedProject('two-hidden-layers', '--epochs', '1');
  const input = scratchFile('images.csv');
  const csv = await command('data', 'fashion-mnist-test', '--head', '1000');
  // The label is the last column, and no pixel.
  const pixels = csv
    .trim()
    .split('\n')
    .map((line) => line.slice(0, line.lastIndexOf(',')));
  await writeFile(input, pixels.join('\n'));
  const text = await command('predict', trained, '--input', input, '--json');
  const { probabilities } = z.object({ probabilities: z.array(z.array(z.number())) }).parse(JSON.parse(text));
  const apart = Math.max(...probabilities.map((row) => Math.abs(row.reduce((sum, value) => sum + value, 0) - 1)));
  return {
    expected: '1 ± 1e-6',
    measured: `1 ± ${compact(apart)} on ${probabilities.length} rows`,
    holds: apart <= 1e-6,
  };
}

function derivatives(): Measured {
  const step = 1e-5;
  let worst = 0;
  for (const { value, derivative, piecewiseLinear, id } of activationFunctions) {
    for (const x of places) {
      if (x === 0 && (piecewiseLinear || id === 'elu')) continue;
      const slope = (value(x + step, 0.25) - value(x - step, 0.25)) / (2 * step);
      worst = Math.max(worst, Math.abs(slope - derivative(x, 0.25)));
    }
  }
  const atZero = findActivationFunction('relu')?.derivative(0, 0);
  return {
    expected: '≤ 1e-4; ReLU′(0) = 0',
    measured: `${compact(worst)}; ${atZero}`,
    holds: worst <= 1e-4 && atZero === 0,
  };
}

async function learnedSlopes(): Promise<Measured> {
  const document = await readProject(await trainedProject('prelu'));
  if (!document.weights) throw new Error('The trained file has no weights.');
  const weights = readStoredWeights(document.weights);
  if (!weights.ok) throw new Error(weights.error);
  const slopes = [...(weights.value.find(({ name }) => name === 'alpha')?.values ?? [])];
  const range = `${Math.min(...slopes).toFixed(3)} to ${Math.max(...slopes).toFixed(3)}`;
  return {
    expected: 'moves',
    measured: range,
    holds: slopes.length === 8 && slopes.every((slope) => slope !== 0.25),
  };
}

function sigmoid(): Promise<Measured> {
  const found = largestDerivative('sigmoid', 0.25);
  const value = findActivationFunction('sigmoid')?.value ?? Number;
  const apart = Math.max(...places.map((z) => Math.abs(value(z, 0) - Math.exp(z) / (Math.exp(z) + 1))));
  return Promise.resolve({
    ...found,
    measured: `${found.measured}; apart by ${compact(apart)}`,
    holds: found.holds && apart < 1e-12,
  });
}

function largestDerivative(id: string, expected: number): Measured {
  const derivative = findActivationFunction(id)?.derivative ?? Number;
  const at = places.reduce((best, x) => (derivative(x, 0) > derivative(best, 0) ? x : best), 0);
  const largest = derivative(at, 0);
  return { expected: `${expected} at 0`, measured: `${largest} at ${at}`, holds: largest === expected && at === 0 };
}

function exercises(): Measured {
  const report = z.object({ numPassedTests: z.number(), numTotalTests: z.number() });
  const argv = ['vitest', 'run', 'src-core/exercises', '--reporter=json'];
  const text = execFileSync('npx', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const { numPassedTests, numTotalTests } = report.parse(JSON.parse(text.slice(text.indexOf('{'))));
  return {
    expected: 'each checker accepts its solution and refuses three wrong tries',
    measured: `${numPassedTests} of ${numTotalTests} tests pass`,
    holds: numPassedTests === numTotalTests,
  };
}
