import { lastAxis } from '../../nodes/shape-rules';
import { at, inputOf, type Rule } from './rule';

/** The same numbers in one row: row-major order stays as it is. */
export const flattenRule: Rule = {
  forward: (scene) => inputOf(scene).slice(),
  backward: (_, gradient) => ({ inputs: [gradient.slice()], weights: [] }),
};

/** Y = X₁ + X₂ + …: every input gets the whole gradient. */
export const addRule: Rule = {
  forward: ({ inputs, operation }) => {
    const [first, ...others] = inputs;
    if (!first) throw new Error(`${operation.name} has no input.`);
    return first.map((value, index) => others.reduce((sum, other) => sum + at(other, index), value));
  },
  backward: ({ inputs }, gradient) => ({ inputs: inputs.map(() => gradient.slice()), weights: [] }),
};

/** Y = [X₁ X₂ …] along the last axis: every input gets its columns of the gradient. */
export const concatenateRule: Rule = {
  forward({ inputs, operation }) {
    const widths = operation.inputShapes.map(lastAxis);
    const lines = (inputs[0]?.length ?? 0) / (widths[0] ?? 1);
    const output: number[] = [];
    for (let line = 0; line < lines; line++) {
      inputs.forEach((input, slot) => {
        const width = widths[slot] ?? 0;
        output.push(...input.subarray(line * width, (line + 1) * width));
      });
    }
    return Float64Array.from(output);
  },
  backward({ inputs, operation }, gradient) {
    const total = lastAxis(operation.outputShape);
    let start = 0;
    const parts = inputs.map((input, slot) => {
      const width = lastAxis(operation.inputShapes[slot] ?? []);
      const first = start;
      start += width;
      return input.map((_, index) => at(gradient, Math.floor(index / width) * total + first + (index % width)));
    });
    return { inputs: parts, weights: [] };
  },
};
