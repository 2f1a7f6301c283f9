import { batchNorm as definition } from '../../../nodes/batch-norm';
import { batchNorm, batchNormBackward, batchNormInference } from '../assembly/codes.assembly';
import { floatBits } from '../instructions';
import type { Site } from '../sites';
import { type ForwardContext, known, type Lowering } from './define-lowering';
import { groupsOf } from './softmax';

export const batchNormLowering: Lowering = {
  forward(context) {
    const { site, inputs, output, mode, rows, emit } = context;
    if (mode === 'inference') return forwardInference(context);
    const [gamma, beta] = site.weights;
    const { mean, variance, inverse, sums } = statisticsOf(site);
    const operands = [
      known(inputs[0]),
      output,
      known(gamma?.address),
      known(beta?.address),
      mean,
      variance,
      inverse,
      sums,
    ];
    const epsilon = floatBits(definition.params.parse(site.operation.params).epsilon);
    emit(batchNorm, [...operands, ...groupsOf(site), epsilon], { numbers: 3 * rows * site.width });
  },
  backward({ site, inputs, error, rows, emit, needs, give }) {
    const [gamma, beta] = site.weights;
    const { mean, inverse, sums } = statisticsOf(site);
    const gradients = [known(gamma?.address), known(gamma?.gradient), known(beta?.gradient)];
    const work = { numbers: 3 * rows * site.width };
    const write = (into: number): void =>
      emit(
        batchNormBackward,
        [known(inputs[0]), error, into, ...gradients, mean, inverse, sums, ...groupsOf(site)],
        work,
      );
    if (needs(0)) give(0, write, true);
    else write(0);
  },
};

function forwardInference({ site, inputs, output, rows, emit }: ForwardContext): void {
  const [gamma, beta, mean, variance] = site.weights.map(({ address }) => address);
  const operands = [known(inputs[0]), output, known(gamma), known(beta), known(mean), known(variance)];
  const { epsilon } = definition.params.parse(site.operation.params);
  emit(batchNormInference, [...operands, statisticsOf(site).inverse, ...groupsOf(site), floatBits(epsilon)], {
    numbers: rows * site.width,
  });
}

/** Statistics of the minibatch, `[features]` each; the sums are doubles. */
export function statisticsOf(site: Site) {
  const [, features] = groupsOf(site);
  return {
    mean: site.buffer('mean', 4 * features),
    variance: site.buffer('variance', 4 * features),
    inverse: site.buffer('inverse deviation', 4 * features),
    sums: site.buffer('sums', 8 * features),
  };
}
