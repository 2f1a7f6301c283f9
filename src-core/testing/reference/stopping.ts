import type { Part } from '../plans';
import type { EngineMaker } from './agreement';
import { type Case, makeCase, rowsOf } from './cases';
import { makeReferenceStep } from './reference-step';
import { at } from './rule';

const batch = 4;
const minibatches = 5;
/** The minibatch whose loss is NaN. */
const broken = 2;

/**
 * Throws unless an engine stops at a minibatch whose loss is not finite, leaves all weights as they were before it, and
 * goes on from there with the next one when it is asked to, as if that minibatch had not been.
 * @param parts the network after the input, with a head of three units; the data have three numbers a row
 */
export function engineStopsAtBrokenLoss(makeEngine: EngineMaker, parts: readonly Part[]): void {
  const one = brokenCase(parts);
  const engine = makeEngine(one.plan, one.dataset, one.weights);
  try {
    const order = Uint32Array.from({ length: batch * minibatches }, (_, row) => row);
    engine.begin(order);
    const { loss, right } = engine.train(0, minibatches, 0, true);
    if (loss.length !== broken + 1 || right.length !== broken + 1) {
      throw new Error(`${loss.length} losses and ${right.length} right answers of ${broken + 1} minibatches.`);
    }
    if (!loss.subarray(0, broken).every(Number.isFinite) || Number.isFinite(loss[broken])) {
      throw new Error(`The losses are ${loss.join(', ')}; only the last is not finite.`);
    }
    sameWeights(one, engine.readWeights(), broken, 'after the broken minibatch');
    engine.train(broken + 1, minibatches - broken - 1, broken + 1, false);
    sameWeights(one, engine.readWeights(), minibatches, 'at the end of the epoch');
  } finally {
    engine.dispose();
  }
}

function brokenCase(parts: readonly Part[]): Case {
  const one = makeCase({
    parts,
    plan: { seed: 2, training: { optimizer: 'adam', learningRate: 0.01, batch } },
    data: {
      shape: [3],
      classes: 3,
      trainRows: batch * minibatches,
      testRows: 1,
      features: 'floats',
      labels: 'bytes',
    },
  });
  const features = Float32Array.from(one.dataset.train.features);
  features[broken * batch * 3 + 4] = Number.NaN;
  return { ...one, dataset: { ...one.dataset, train: { ...one.dataset.train, features } } };
}

/** @param steps minibatches of the epoch up to there, the broken one among them */
function sameWeights(
  { plan, dataset, weights }: Case,
  read: readonly { readonly name: string; readonly values: Float32Array }[],
  steps: number,
  when: string,
): void {
  const reference = makeReferenceStep(plan, weights);
  for (let step = 0; step < steps; step++) {
    const rows = Array.from({ length: batch }, (_, row) => step * batch + row);
    const { features, targets } = rowsOf(dataset, 'train', rows);
    reference.step(features, targets, step);
  }
  reference.weights.flat().forEach((expected, index) => {
    expected.forEach((value, place) => {
      const found = at(read[index]?.values ?? [], place);
      if (Math.abs(found - value) <= 1e-5) return;
      throw new Error(`${read[index]?.name}[${place}] ${when}: ${found}, the reference says ${value}.`);
    });
  });
}
