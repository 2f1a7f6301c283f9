/** What is trained in every comparison: made data of the right shapes, the same for all sides. */
export interface Net {
  readonly id: NetId;
  readonly title: string;
  readonly kind: 'mlp' | 'cnn';
  /** Units of each layer, the input first. Of a CNN the first and the last. */
  readonly widths: readonly number[];
  readonly activation: 'relu' | 'tanh';
  readonly batch: number;
  readonly optimizer: 'sgd' | 'adam';
  readonly learningRate: number;
  readonly stepsPerEpoch: number;
  /** Images are stored as bytes. */
  readonly storage: 'bytes' | 'floats';
  /** Multiplications and additions of one sample's forward and backward pass, products only. */
  readonly flops: number;
}

export type NetId = 'small' | 'mlp' | 'mlp-adam' | 'wide' | 'cnn';

type Mlp = Omit<Net, 'kind' | 'flops'>;

const small: Mlp = {
  id: 'small',
  title: '2-8-8-2, tanh, batch 10, SGD',
  widths: [2, 8, 8, 2],
  activation: 'tanh',
  batch: 10,
  optimizer: 'sgd',
  learningRate: 0.03,
  stepsPerEpoch: 100,
  storage: 'floats',
};

const mlp: Mlp = {
  id: 'mlp',
  title: '784-256-10, batch 256, SGD',
  widths: [784, 256, 10],
  activation: 'relu',
  batch: 256,
  optimizer: 'sgd',
  learningRate: 0.1,
  // A quarter of Fashion-MNIST: as float32 the rows are more than the caches hold.
  stepsPerEpoch: 60,
  storage: 'bytes',
};

const mlpAdam: Mlp = {
  ...mlp,
  id: 'mlp-adam',
  title: '784-256-10, batch 256, Adam',
  optimizer: 'adam',
  learningRate: 0.001,
};

const wide: Mlp = {
  ...mlp,
  id: 'wide',
  title: '784-1024-1024-10, batch 256, SGD',
  widths: [784, 1024, 1024, 10],
  stepsPerEpoch: 20,
};

/** Two convolutions of 3 × 3 with ReLU, each followed by a max-pool of 2 × 2, then a dense layer. */
export const cnnFilters = [8, 16] as const;

const cnn: Net = {
  id: 'cnn',
  title: 'conv 3×3×8, max-pool, conv 3×3×16, max-pool, dense 10; 28×28 images, batch 64, SGD',
  kind: 'cnn',
  widths: [784, 10],
  activation: 'relu',
  batch: 64,
  optimizer: 'sgd',
  learningRate: 0.1,
  stepsPerEpoch: 30,
  storage: 'bytes',
  flops: flopsOf([28 * 28 * 9 * 1 * 8, 14 * 14 * 9 * 8 * 16, 7 * 7 * 16 * 10]),
};

export const nets: readonly Net[] = [...[small, mlp, mlpAdam, wide].map(withFlops), cnn];

export function findNet(id: string): Net {
  const net = nets.find((candidate) => candidate.id === id);
  if (!net) throw new Error(`There is no net "${id}".`);
  return net;
}

function withFlops(net: Mlp): Net {
  const multiplyAdds = net.widths.slice(1).map((units, index) => units * (net.widths[index] ?? 0));
  return { ...net, kind: 'mlp', flops: flopsOf(multiplyAdds) };
}

/** Forward, gradient of the weights and gradient of the input; nobody needs the gradient of the data. */
function flopsOf([first = 0, ...others]: readonly number[]): number {
  return 2 * (2 * first + 3 * others.reduce((sum, count) => sum + count, 0));
}
