import { normalCumulative, normalDensity } from './error-function';

/** A scalar function of the activation node, with its derivative: what the curves and the bench draw. */
export interface ActivationFunction {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  /** TeX. */
  readonly formula: string;
  /** Two sentences of help; `**bold**` is the only markup. */
  readonly text: string;
  /** When to take it, and when not. */
  readonly use: string;
  /** Section of the chapter. */
  readonly section: string;
  /** Linear on both sides of 0, so that a network of it is piecewise linear. */
  readonly piecewiseLinear: boolean;
  /** f(x); `slope` is that of the negative side for leaky ReLU and pReLU, ignored by the others. */
  value(x: number, slope: number): number;
  /** f′(x); at a kink the derivative of the left side, as the chapter takes it (4.1.2.1). */
  derivative(x: number, slope: number): number;
}

const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

export const activationFunctions = [
  {
    id: 'relu',
    title: 'ReLU',
    icon: 'relu',
    formula: String.raw`f(x) = \max(x, 0)`,
    text: 'Keeps what is positive and drops the rest. Its derivative is 1 above zero and 0 below. At 0 there is none: **Layerloom takes the left-hand one, 0**, in training as on the bench. Because it does not flatten out for large x, gradients pass through deep stacks.',
    use: 'The usual choice for hidden layers. Watch the share of dead units: if it grows, lower the learning rate or take Leaky ReLU.',
    section: '4.1.2.1',
    piecewiseLinear: true,
    value: (x) => Math.max(x, 0),
    derivative: (x) => (x > 0 ? 1 : 0),
  },
  {
    id: 'leaky-relu',
    title: 'Leaky ReLU',
    icon: 'prelu',
    formula: String.raw`f(x) = \max(0, x) + \alpha \min(0, x)`,
    text: 'ReLU with a small fixed slope below zero, so that a unit that is negative everywhere **still gets a gradient** and cannot die. At 0 itself the derivative is taken from the left: α.',
    use: 'Use it where many ReLU units die.',
    section: '4.1.2.1',
    piecewiseLinear: true,
    value: (x, slope) => (x > 0 ? x : slope * x),
    derivative: (x, slope) => (x > 0 ? 1 : slope),
  },
  {
    id: 'prelu',
    title: 'pReLU',
    icon: 'prelu',
    formula: String.raw`f(x) = \max(0, x) + \alpha \min(0, x)`,
    text: 'Leaky ReLU whose slope α below zero is **learned** with the weights, one for all units or one for each (He et al., 2015). At 0 itself the derivative is taken from the left: α.',
    use: 'Use it where there is data enough to learn the slope as well.',
    section: '4.1.2.1',
    piecewiseLinear: true,
    value: (x, slope) => (x > 0 ? x : slope * x),
    derivative: (x, slope) => (x > 0 ? 1 : slope),
  },
  {
    id: 'elu',
    title: 'ELU',
    icon: 'gelu',
    formula: String.raw`f(x) = \begin{cases} x & x > 0 \\ e^x - 1 & x \le 0 \end{cases}`,
    text: 'Linear above zero, and a smooth approach to −1 below. Outputs lie nearer to **mean zero** than those of ReLU.',
    use: 'Use it where ReLU works but training is slow to start.',
    section: '4.1.2',
    piecewiseLinear: false,
    value: (x) => (x > 0 ? x : Math.expm1(x)),
    derivative: (x) => (x > 0 ? 1 : Math.exp(x)),
  },
  {
    id: 'gelu',
    title: 'GELU',
    icon: 'gelu',
    formula: String.raw`f(x) = x\,\Phi(x) = \tfrac{x}{2}\bigl(1 + \operatorname{erf}(x / \sqrt{2})\bigr)`,
    text: 'Weighs x by the chance that a standard normal number lies below it: a smooth ReLU that **dips below zero**. This is the exact form, with the error function.',
    use: 'Use it as transformers do; on small networks it is about as good as ReLU and costs more.',
    section: '4.1.2',
    piecewiseLinear: false,
    value: (x) => x * normalCumulative(x),
    derivative: (x) => normalCumulative(x) + x * normalDensity(x),
  },
  {
    id: 'swish',
    title: 'Swish',
    icon: 'gelu',
    formula: String.raw`f(x) = x \cdot \operatorname{sigmoid}(x)`,
    text: 'Weighs x by its own sigmoid, also called SiLU. Smooth, and **not monotone**: it falls to −0.28 near x = −1.28 and rises again.',
    use: 'Use it in deeper networks as a smooth stand-in for ReLU.',
    section: '4.1.2',
    piecewiseLinear: false,
    value: (x) => x * logistic(x),
    derivative: (x) => logistic(x) * (1 + x * (1 - logistic(x))),
  },
  {
    id: 'softplus',
    title: 'Softplus',
    icon: 'sigmoid',
    formula: String.raw`f(x) = \ln(1 + e^x)`,
    text: 'ReLU with the corner rounded off. Its derivative is **the sigmoid**, so it never quite reaches 0.',
    use: 'Use it where an output must be positive, such as a spread or a rate.',
    section: '4.1.2',
    piecewiseLinear: false,
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    derivative: (x) => logistic(x),
  },
  {
    id: 'sigmoid',
    title: 'Sigmoid',
    icon: 'sigmoid',
    formula: String.raw`f(x) = \frac{1}{1 + e^{-x}}`,
    text: 'Squashes every number into (0, 1); as the last node with one unit it is the probability of the second of two classes. Its derivative is **at most 0.25**, so deep stacks of it pass little gradient on.',
    use: 'Use it as the last node for two classes, or as a gate. In hidden layers of deep stacks gradients vanish.',
    section: '4.1.2.2',
    piecewiseLinear: false,
    value: (x) => logistic(x),
    derivative: (x) => logistic(x) * logistic(-x),
  },
  {
    id: 'tanh',
    title: 'tanh',
    icon: 'tanh',
    formula: String.raw`f(x) = \frac{1 - e^{-2x}}{1 + e^{-2x}}`,
    text: 'Squashes every number into (−1, 1), symmetric about 0. Its derivative is **at most 1**, at 0, and falls off on both sides.',
    use: 'Use it in small or shallow networks whose inputs lie around zero; in deep stacks ReLU learns faster.',
    section: '4.1.2.3',
    piecewiseLinear: false,
    value: (x) => Math.tanh(x),
    derivative: (x) => 1 - Math.tanh(x) ** 2,
  },
  {
    id: 'linear',
    title: 'Linear',
    icon: 'arrow-right',
    formula: 'f(x) = x',
    text: 'Passes its input on. Dense layers with nothing but this between them **are one dense layer**.',
    use: 'Use it to ask “what if there were no activation?”. The answer is in Explain.',
    section: '4.1.1.2',
    piecewiseLinear: true,
    value: (x) => x,
    derivative: () => 1,
  },
] as const satisfies readonly ActivationFunction[];

export type ActivationId = (typeof activationFunctions)[number]['id'];

const byId = new Map<string, ActivationFunction>(activationFunctions.map((entry) => [entry.id, entry]));

export function findActivationFunction(id: string): ActivationFunction | null {
  return byId.get(id) ?? null;
}
