import { z } from 'zod';
import type { Random } from '../random';
import { defineNode } from './define-node';
import { elementsOf, keepsShape } from './shape-rules';

export const dropout = defineNode({
  type: 'dropout',
  title: 'Dropout',
  group: 'regularise',
  icon: 'droplet',
  doc: 'Zeroes a random share of its inputs while training; does nothing at inference.',
  help: {
    formula: String.raw`h' = \begin{cases} 0 & \text{with probability } p \\ \dfrac{h}{1 - p} & \text{otherwise} \end{cases}`,
    text: 'While training, zeroes a random share p of its inputs and scales up the rest, so that the **expected value stays the same**. At inference it passes everything through. It makes units rely less on each other.',
    use: 'Use it when training accuracy runs ahead of test accuracy: rate 0.2 to 0.5 behind hidden layers, never on the data or on the logits.',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({ rate: z.number().min(0).max(0.95) }),
  defaults: { rate: 0.5 },
  fields: [{ control: 'slider', key: 'rate', label: 'Drop rate', min: 0, max: 0.95, step: 0.05 }],
  palette: [{ title: 'Dropout', icon: 'droplet', params: {} }],
  thumbnail: 'words',
  name: () => 'Dropout',
  cardIcon: () => 'droplet',
  headline: ({ rate }) => `p ${rate}`,
  outputShape: keepsShape,
  cost: ([input = []]) => ({ parameters: 0, multiplyAdds: 0, activations: elementsOf(input) }),
  weights: () => [],
  buildLayer: (tfjs, name, { rate }) => tfjs.layers.dropout({ name, rate }),
  trainForward: (tfjs, { rate }, { inputs, random }) => {
    const [value] = inputs;
    if (!value) throw new Error('Dropout was run without an input.');
    if (rate === 0) return tfjs.clone(value);
    return tfjs.tidy(() => tfjs.mul(value, tfjs.tensor(dropoutMask(value.size, rate, random), value.shape, 'float32')));
  },
});

/** `count` numbers, each 0 with probability `rate`, else 1 / (1 − rate) (Srivastava et al. 2014, inverted). */
function dropoutMask(count: number, rate: number, random: Random): Float32Array {
  const mask = new Float32Array(count);
  const kept = 1 / (1 - rate);
  for (let index = 0; index < count; index++) mask[index] = random.uniform() < rate ? 0 : kept;
  return mask;
}
