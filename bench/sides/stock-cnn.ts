import type { Layer, LayersModel, SymbolicTensor, Tfjs } from '../../src-core/tfjs';
import { classesOf, shapeOf } from '../data';
import { cnnFilters, type Net } from '../nets';

/** The CNN as a stock model of tfjs; it ends in a softmax. */
export function buildCnn(tfjs: Tfjs, net: Net): LayersModel {
  const convolve = (filters: number): Layer =>
    tfjs.layers.conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' });
  const pool = (): Layer => tfjs.layers.maxPooling2d({ poolSize: 2 });
  const layers = [
    ...cnnFilters.flatMap((filters) => [convolve(filters), pool()]),
    tfjs.layers.flatten(),
    tfjs.layers.dense({ units: classesOf(net) }),
    tfjs.layers.softmax(),
  ];
  const input = tfjs.input({ shape: [...shapeOf(net)] });
  // Applied to a symbolic tensor a layer of one output answers one symbolic tensor; its type says more.
  const output = layers.reduce((before, layer) => layer.apply(before) as SymbolicTensor, input);
  return tfjs.model({ inputs: input, outputs: output });
}
