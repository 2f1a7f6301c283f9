import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activationFunctions } from '../../nodes/activation-functions';
import { type Case, describePlan, rowsOf } from './cases';
import { namedCases } from './named-cases';
import { type CaseRecipe, caseOf, caseRecipes, type RandomSizes } from './random-cases';
import { rules } from './reference-network';
import { makeReferenceStep } from './reference-step';
import { at } from './rule';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const sizes: RandomSizes = { units: [1, 2, 3, 4, 5], trainRows: 9, batch: 9, epochs: 1 };

/** Of the numbers of all weights: how many were compared, and how many lay too near a kink. */
interface Tally {
  compared: number;
  skipped: number;
}

/**
 * Every number of every weight of a case: the reference's derivative of the first minibatch's loss against central
 * differences of fourth order. These are taken twice, with steps h and 2 h: where they differ, a kink lies within reach
 * and the difference says nothing. A wrong derivative cannot hide in that, as it has no part in the two.
 */
function compareGradients({ plan, dataset, weights }: Case, tally: Tally): void {
  const reference = makeReferenceStep(plan, weights);
  const count = Math.min(plan.training.batch, dataset.train.count);
  const { features, targets } = rowsOf(
    dataset,
    'train',
    Array.from({ length: count }, (_, row) => row),
  );
  const lossNow = (): number => reference.lossOf(features, targets, 5);
  const { gradients, loss } = reference.differentiate(features, targets, 5);
  expect(lossNow()).toBe(loss);

  gradients.forEach((own, index) => {
    own.forEach((gradient, slot) => {
      const weight = reference.weights[index]?.[slot];
      if (!gradient || !weight) return;
      const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      weight.forEach((value, place) => {
        const lossAt = (shift: number): number => {
          weight[place] = value + shift;
          const found = lossNow();
          weight[place] = value;
          return found;
        };
        const width = 1e-4;
        const [one = 0, two = 0, four = 0] = [1, 2, 4].map((steps) => lossAt(steps * width) - lossAt(-steps * width));
        const [narrow, wide] = [(8 * one - two) / (12 * width), (8 * two - four) / (24 * width)];
        // The losses are known to about 1e-16 of their size, so the differences to about 1e-12 of it.
        const noise = 1e-11 * Math.max(1, Math.abs(loss));
        if (Math.abs(wide - narrow) > 1e-7 * largest + noise) {
          tally.skipped += 1;
          return;
        }
        tally.compared += 1;
        const distance = Math.abs(at(gradient, place) - narrow);
        if (distance <= 1e-6 * largest + noise) return;
        // Normalised constants show the last bits of what should cancel. Shifts that are all but 0 tell how much of a loss that is.
        const jitter = Math.max(...[1, 2, 3, 4].map((steps) => Math.abs(lossAt(steps * 1e-14) - loss)));
        if (distance <= 1e-6 * largest + (8 * jitter) / width) return;
        const name = `${plan.operations[index]?.weights[slot]?.name}[${place}] of ${plan.operations[index]?.name}`;
        expect.fail(`${name}: ${at(gradient, place)}, differences say ${narrow}. ${describePlan(plan)}`);
      });
    });
  });
}

describe.each(Object.entries(namedCases))('the derivatives of all weights are finite differences: %s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (_, one) => {
    const tally = { compared: 0, skipped: 0 };
    compareGradients(one, tally);
    expect(tally.compared).toBeGreaterThan(20 * tally.skipped);
  });
});

describe(`random networks, seed ${seed}`, () => {
  test('the derivatives of all weights are finite differences', { timeout: 120_000 }, () => {
    const tally = { compared: 0, skipped: 0 };
    fc.assert(
      fc.property(caseRecipes(sizes), (recipe) => compareGradients(caseOf(recipe), tally)),
      { seed, numRuns: 30 },
    );
    expect(tally.compared).toBeGreaterThan(50 * tally.skipped);
  });

  test('have every operation, activation, loss, head and optimizer in them, and nodes that feed several', () => {
    const recipes = fc.sample(caseRecipes(), { seed, numRuns: 400 });
    const plans = recipes.map((recipe: CaseRecipe) => caseOf(recipe).plan);
    const operations = plans.flatMap((plan) => plan.operations);
    const found = new Set([
      ...operations.map(({ type }) => type),
      ...operations.map(({ params }) => params.function),
      ...plans.flatMap(({ loss, head, training }) => [loss, head, training.optimizer]),
      ...operations.map(({ type, inputs }) => `${type} of ${inputs.length}`),
      ...operations.map(({ type, inputShapes }) => `${type} on rank ${inputShapes[0]?.length}`),
    ]);
    const wanted = [
      ...Object.keys(rules),
      ...activationFunctions.map(({ id }) => id),
      ...['cross-entropy', 'binary-cross-entropy', 'mse', 'mae', 'huber', 'softmax', 'sigmoid', 'linear'],
      ...['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'],
      ...['add of 2', 'add of 3', 'concatenate of 2', 'concatenate of 3'],
      ...['softmax', 'batch-norm', 'layer-norm', 'activation', 'add', 'concatenate'].map((type) => `${type} on rank 3`),
    ];
    expect(wanted.filter((name) => !found.has(name))).toEqual([]);
    const fanOuts = plans.filter(({ operations }) => {
      const inputs = operations.flatMap((operation) => operation.inputs);
      return new Set(inputs).size < inputs.length;
    });
    expect(fanOuts.length).toBeGreaterThan(40);
    for (const plan of plans) {
      const read = new Set(plan.operations.flatMap(({ inputs }) => inputs));
      expect(plan.operations.slice(0, -1).every((_, index) => read.has(index))).toBe(true);
    }
  });
});
