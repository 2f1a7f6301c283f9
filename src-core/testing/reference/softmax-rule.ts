import { lastAxis } from '../../nodes/shape-rules';
import { at, inputOf, type Rule, type Scene } from './rule';

/** yⱼ = exp(oⱼ) / Σₖ exp(oₖ) over the last axis (4.1.1); the largest o is taken off first, which changes nothing. */
export const softmaxRule: Rule = {
  forward(scene) {
    const output = new Float64Array(inputOf(scene).length);
    for (const row of rowsOf(scene)) {
      const largest = Math.max(...row.map((index) => at(inputOf(scene), index)));
      const powers = row.map((index) => Math.exp(at(inputOf(scene), index) - largest));
      const sum = powers.reduce((total, power) => total + power, 0);
      row.forEach((index, place) => {
        output[index] = at(powers, place) / sum;
      });
    }
    return output;
  },

  /** ∂yₖ/∂oⱼ = yₖ ([k = j] − yⱼ), so doⱼ = yⱼ (dyⱼ − Σₖ dyₖ yₖ). */
  backward(scene, gradient) {
    const output = softmaxRule.forward(scene);
    const byInput = new Float64Array(output.length);
    for (const row of rowsOf(scene)) {
      const mean = scene.round(row.reduce((sum, k) => sum + at(gradient, k) * at(output, k), 0));
      for (const j of row) byInput[j] = at(output, j) * (at(gradient, j) - mean);
    }
    return { inputs: [byInput], weights: [] };
  },
};

function rowsOf(scene: Scene): readonly (readonly number[])[] {
  const width = lastAxis(scene.operation.outputShape);
  const count = inputOf(scene).length / width;
  return Array.from({ length: count }, (_, row) => Array.from({ length: width }, (_, unit) => row * width + unit));
}
