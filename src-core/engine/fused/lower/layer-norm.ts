import { layerNorm as definition } from '../../../nodes/layer-norm';
import { layerNorm, layerNormInputGradient, layerNormWeightGradient } from '../assembly/codes.assembly';
import { floatBits } from '../instructions';
import type { Site } from '../sites';
import { known, type Lowering } from './define-lowering';
import { groupsOf } from './softmax';

export const layerNormLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    const [gamma, beta] = site.weights;
    const epsilon = floatBits(definition.params.parse(site.operation.params).epsilon);
    const operands = [known(inputs[0]), output, known(gamma?.address), known(beta?.address)];
    const work = { numbers: 3 * rows * site.width };
    emit(layerNorm, [...operands, ...statisticsOf(site), ...groupsOf(site), epsilon], work);
  },
  backward({ site, inputs, error, rows, emit, give }) {
    const [gamma, beta] = site.weights;
    const x = known(inputs[0]);
    const statistics = [...statisticsOf(site), ...groupsOf(site)];
    const work = { numbers: 2 * rows * site.width };
    emit(layerNormWeightGradient, [x, error, known(gamma?.gradient), known(beta?.gradient), ...statistics], work);
    const write = (into: number): void =>
      emit(layerNormInputGradient, [x, error, into, known(gamma?.address), ...statistics], work);
    give(0, write, true);
  },
};

/** Mean and inverse deviation of each group. */
function statisticsOf(site: Site): readonly [number, number] {
  const [groups] = groupsOf(site);
  return [site.rowBuffer('mean', groups), site.rowBuffer('inverse deviation', groups)];
}
