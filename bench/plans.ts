import type { TrainPlan } from '../src-core/plan/plan';
import { type Part, planOf } from '../src-core/testing/plans';
import { classesOf, shapeOf } from './data';
import { cnnFilters, type Net } from './nets';

const dense = (units: number): Part => ({ type: 'dense', params: { units, initialiser: 'glorot' } });

/** A net of the bench as the app plans it: Glorot weights, softmax head, cross-entropy on the logits. */
export function planOfNet(net: Net): TrainPlan {
  const { batch, optimizer, learningRate } = net;
  const parts = net.kind === 'cnn' ? partsOfCnn(net) : partsOfMlp(net);
  const training = { batch, optimizer, learningRate, epochs: 1_000_000 };
  return planOf(shapeOf(net), [...parts, { type: 'softmax' }], { training });
}

function partsOfMlp(net: Net): readonly Part[] {
  const activation: Part = { type: 'activation', params: { function: net.activation } };
  const layers = net.widths.slice(1).flatMap((units, index) => [...(index > 0 ? [activation] : []), dense(units)]);
  return shapeOf(net).length > 1 ? [{ type: 'flatten' }, ...layers] : layers;
}

function partsOfCnn(net: Net): readonly Part[] {
  const layers = cnnFilters.flatMap((filters): Part[] => [
    { type: 'conv2d', params: { filters, initialiser: 'glorot' } },
    { type: 'activation', params: { function: net.activation } },
    { type: 'max-pool' },
  ]);
  return [...layers, { type: 'flatten' }, dense(classesOf(net))];
}
