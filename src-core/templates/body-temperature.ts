import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.1): a violation of monotonicity. */
export const bodyTemperatureLinear: Template = {
  id: 'body-temperature-linear',
  title: 'Body temperature, linear',
  section: '4.1.1',
  doc: 'One weight cannot rise both ways from 37 °C.',
  tip: 'Train: accuracy stays near a coin’s. Then choose |T − 37| in the data’s options and train again. Look for: the same two parameters, and now it works.',
  make: () =>
    makeChain({
      name: 'Body temperature, linear',
      dataset: { id: 'body-temperature', options: {} },
      training: { epochs: 60, batch: 50, optimizer: 'adam', learningRate: 0.05 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'sigmoid' } },
      ],
    }),
};

/** The same without the remedy: the hidden layer finds the distance from 37 °C by itself. */
export const bodyTemperature: Template = {
  id: 'body-temperature',
  title: 'Body temperature',
  section: '4.1.1',
  doc: 'Risk rises both ways from 37 °C; a hidden layer sees it.',
  tip: 'Train, then ask Explain for the monotonicity check. Look for: a derivative that is negative below 37 °C and positive above, which no linear model can have.',
  make: () =>
    makeChain({
      name: 'Body temperature',
      dataset: { id: 'body-temperature', options: {} },
      training: { epochs: 60, batch: 50, optimizer: 'adam', learningRate: 0.02 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 8, initialiser: 'he' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'sigmoid' } },
      ],
    }),
};
