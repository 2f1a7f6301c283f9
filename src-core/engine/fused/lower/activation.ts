import { activation as definition } from '../../../nodes/activation';
import type { ActivationId } from '../../../nodes/activation-functions';
import type { PlanOperation } from '../../../plan/plan';
import * as code from '../assembly/codes.assembly';
import { floatBits } from '../instructions';
import type { Site } from '../sites';
import { type BackwardContext, type ForwardContext, known, type Lowering } from './define-lowering';

const kinds: Readonly<Record<Exclude<ActivationId, 'prelu'>, number>> = {
  linear: code.linear,
  relu: code.relu,
  'leaky-relu': code.leakyRelu,
  elu: code.elu,
  gelu: code.gelu,
  swish: code.swish,
  softplus: code.softplus,
  sigmoid: code.sigmoid,
  tanh: code.tanh,
};

/** Reading and writing one number of these costs as much as some of a plain one. */
const costPerNumber = 3;

export const activationLowering: Lowering = {
  passesOn: (operation) => functionOf(operation) === 'linear',
  forward(context) {
    const { site, inputs, output, rows, emit } = context;
    const id = functionOf(site.operation);
    if (id === 'prelu') return forwardPrelu(context);
    const numbers = costPerNumber * rows * site.width;
    emit(code.activation, [kinds[id], known(inputs[0]), output, site.width, slopeBits(site.operation)], { numbers });
  },
  backward(context) {
    const { site, inputs, output, error, rows, emit, give } = context;
    const id = functionOf(site.operation);
    if (id === 'prelu') return backwardPrelu(context);
    const numbers = costPerNumber * rows * site.width;
    const operands = [kinds[id], known(inputs[0]), output, error];
    const rest = [site.width, slopeBits(site.operation)];
    give(0, (into) => emit(code.activationBackward, [...operands, into, ...rest], { numbers }), true);
  },
};

function forwardPrelu({ site, inputs, output, emit }: ForwardContext): void {
  const [alpha] = site.weights;
  emit(code.prelu, [known(inputs[0]), known(alpha?.address), output, site.width, isShared(site)]);
}

function backwardPrelu({ site, inputs, error, emit, give }: BackwardContext): void {
  const [alpha] = site.weights;
  const x = known(inputs[0]);
  emit(code.preluAlphaGradient, [x, error, known(alpha?.gradient), site.width, isShared(site)]);
  const write = (into: number): void =>
    emit(code.preluInputGradient, [x, known(alpha?.address), error, into, site.width, isShared(site)]);
  give(0, write, true);
}

/** A slope for each unit, or 1 for all: one number serves as both where there is one unit. */
function isShared({ weights, width }: Site): number {
  return weights[0]?.count === width ? 0 : 1;
}

function functionOf({ params }: PlanOperation): ActivationId {
  return definition.params.parse(params).function;
}

function slopeBits({ params }: PlanOperation): number {
  return floatBits(definition.params.parse(params).slope);
}
