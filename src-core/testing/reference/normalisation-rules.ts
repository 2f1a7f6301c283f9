import { addTo, at, inputOf, numberParam, type Rule, type Scene, weightOf } from './rule';

/** Indices of the numbers that are centred and scaled together. */
type Groups = readonly (readonly number[])[];

/** (x − μ) / √(σ² + ε) over a group; σ² divides by the count, not by one less. */
interface Standardised {
  readonly mean: number;
  readonly variance: number;
  readonly deviation: number;
  readonly values: readonly number[];
}

/**
 * Each feature over all samples of the minibatch and all places (4.1.4); γ, β and the running figures are weights 0 to 3.
 * At inference the running figures take the place of the minibatch's.
 */
export const batchNormRule: Rule = {
  forward(scene) {
    if (scene.random !== null) return normalise(scene, featuresOf(scene));
    const [gamma, beta, mean, variance] = [0, 1, 2, 3].map((slot) => weightOf(scene, slot));
    if (!gamma || !beta || !mean || !variance) throw new Error('Batch norm has four weights.');
    const epsilon = numberParam(scene.operation, 'epsilon');
    return inputOf(scene).map((x, index) => {
      const feature = index % gamma.length;
      const centred = x - at(mean, feature);
      return (at(gamma, feature) * centred) / Math.sqrt(at(variance, feature) + epsilon) + at(beta, feature);
    });
  },

  backward(scene, gradient) {
    const { byInput, byGamma, byBeta } = denormalise(scene, featuresOf(scene), gradient);
    return { inputs: [byInput], weights: [byGamma, byBeta, null, null] };
  },

  /** running ← running − (1 − momentum) (running − of the minibatch), as Keras has it. */
  follow(scene) {
    const momentum = numberParam(scene.operation, 'momentum');
    const found = featuresOf(scene).map((group) => standardise(scene, group));
    const blend = (slot: number, figure: (one: Standardised | undefined) => number | undefined): Float64Array =>
      weightOf(scene, slot).map(
        (old, feature) => old - (1 - momentum) * scene.round(old - (figure(found[feature]) ?? Number.NaN)),
      );
    return [null, null, blend(2, (one) => one?.mean), blend(3, (one) => one?.variance)];
  },
};

/** Each row of the last axis by itself, the same in training and at inference; γ and β are weights 0 and 1. */
export const layerNormRule: Rule = {
  forward: (scene) => normalise(scene, lastAxesOf(scene)),
  backward(scene, gradient) {
    const { byInput, byGamma, byBeta } = denormalise(scene, lastAxesOf(scene), gradient);
    return { inputs: [byInput], weights: [byGamma, byBeta] };
  },
};

/** One group for each feature: every `width`-th number. */
function featuresOf(scene: Scene): Groups {
  const width = weightOf(scene, 0).length;
  const count = inputOf(scene).length / width;
  return Array.from({ length: width }, (_, feature) =>
    Array.from({ length: count }, (_, place) => place * width + feature),
  );
}

/** One group for each run of `width` numbers. */
function lastAxesOf(scene: Scene): Groups {
  const width = weightOf(scene, 0).length;
  const count = inputOf(scene).length / width;
  return Array.from({ length: count }, (_, place) =>
    Array.from({ length: width }, (_, feature) => place * width + feature),
  );
}

function standardise(scene: Scene, group: readonly number[]): Standardised {
  const values = group.map((index) => at(inputOf(scene), index));
  const mean = scene.round(meanOf(values));
  const variance = meanOf(values.map((value) => (value - mean) ** 2));
  const deviation = Math.sqrt(variance + numberParam(scene.operation, 'epsilon'));
  return { mean, variance, deviation, values: values.map((value) => scene.round((value - mean) / deviation)) };
}

/** γ x̂ + β. */
function normalise(scene: Scene, groups: Groups): Float64Array {
  const [gamma, beta] = [weightOf(scene, 0), weightOf(scene, 1)];
  const output = new Float64Array(inputOf(scene).length);
  for (const group of groups) {
    const { values } = standardise(scene, group);
    group.forEach((index, place) => {
      const feature = index % gamma.length;
      output[index] = at(gamma, feature) * at(values, place) + at(beta, feature);
    });
  }
  return output;
}

/**
 * Of y = γ x̂ + β: dβ = Σ dy, dγ = Σ dy x̂, and with g = γ dy over one group dx = (g − mean(g) − x̂ mean(g x̂)) / √(σ² + ε)
 * (Ioffe and Szegedy 2015, section 3).
 */
function denormalise(scene: Scene, groups: Groups, gradient: Float64Array) {
  const gamma = weightOf(scene, 0);
  const byInput = new Float64Array(gradient.length);
  const byGamma = new Float64Array(gamma.length);
  const byBeta = new Float64Array(gamma.length);
  for (const group of groups) {
    const { values, deviation } = standardise(scene, group);
    const inner = group.map((index) => scene.round(at(gamma, index % gamma.length) * at(gradient, index)));
    const mean = scene.round(meanOf(inner));
    const along = scene.round(meanOf(inner.map((value, place) => value * at(values, place))));
    group.forEach((index, place) => {
      byInput[index] = (at(inner, place) - mean - at(values, place) * along) / deviation;
      addTo(byGamma, index % gamma.length, at(gradient, index) * at(values, place));
      addTo(byBeta, index % gamma.length, at(gradient, index));
    });
  }
  return { byInput, byGamma, byBeta };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
