import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { orderOfEpoch } from '../../src-core/training/batches';
import { inputsOf } from '../data';
import { makeEpochWalk, type OpenSide } from '../side';

/** Set by `--playground`: a folder with the sources of github.com/tensorflow/playground. */
export const playgroundVariable = 'LAYERLOOM_PLAYGROUND';

/** Its network is layers of objects that only its own functions look into. */
type PlaygroundNetwork = readonly unknown[];
interface Playground {
  readonly Activations: { readonly TANH: object };
  readonly Errors: { readonly SQUARE: { error(output: number, target: number): number } };
  buildNetwork(
    shape: readonly number[],
    activation: object,
    outputActivation: object,
    regularization: null,
    inputIds: readonly string[],
  ): PlaygroundNetwork;
  forwardProp(network: PlaygroundNetwork, inputs: readonly number[]): number;
  backProp(network: PlaygroundNetwork, target: number, error: object): void;
  updateWeights(network: PlaygroundNetwork, learningRate: number, regularizationRate: number): void;
}

/**
 * TensorFlow Playground's own engine (src/nn.ts), called as its page does: sample by sample, an update after each
 * minibatch. It has one output with tanh and the squared error, so it has a little less to do than the others.
 */
export const openPlayground: OpenSide = async (net, { train: { features, labels, count } }) => {
  const nn = await loadPlayground();
  const width = inputsOf(net);
  const ids = Array.from({ length: width }, (_, index) => `x${index}`);
  const { TANH } = nn.Activations;
  const network = nn.buildNetwork([...net.widths.slice(0, -1), 1], TANH, TANH, null, ids);
  // Its page keeps samples as arrays of numbers too.
  const inputs = Array.from({ length: count }, (_, row) =>
    Array.from(features.subarray(row * width, (row + 1) * width)),
  );
  const targets = Array.from(labels, (label) => (label === 0 ? -1 : 1));
  let order: Uint32Array = new Uint32Array(0);

  const step = (from: number): number => {
    let sum = 0;
    for (let index = from; index < from + net.batch; index++) {
      const row = order[index] ?? 0;
      const target = targets[row] ?? 1;
      const output = nn.forwardProp(network, inputs[row] ?? []);
      nn.backProp(network, target, nn.Errors.SQUARE);
      sum += nn.Errors.SQUARE.error(output, target);
    }
    nn.updateWeights(network, net.learningRate, 0);
    return sum / net.batch;
  };
  const train = makeEpochWalk(
    net.stepsPerEpoch,
    (epoch) => {
      order = orderOfEpoch(1, epoch, count);
    },
    (first, steps) => {
      let loss = Number.NaN;
      for (let batch = first; batch < first + steps; batch++) loss = step(batch * net.batch);
      return loss;
    },
  );
  return { note: `its nn.ts, one output, squared error; V8 ${process.versions.v8}, 1 thread`, train };
};

async function loadPlayground(): Promise<Playground> {
  const folder = process.env[playgroundVariable];
  if (folder === undefined)
    throw new Error('name a folder with its sources (github.com/tensorflow/playground): --playground FOLDER');
  const found: unknown = await import(pathToFileURL(join(folder, 'src/nn.ts')).href);
  if (!isPlayground(found)) throw new Error(`${folder} has another src/nn.ts than the bench knows.`);
  return found;
}

function isPlayground(found: unknown): found is Playground {
  const names: readonly (keyof Playground)[] = [
    'Activations',
    'Errors',
    'buildNetwork',
    'forwardProp',
    'backProp',
    'updateWeights',
  ];
  return typeof found === 'object' && found !== null && names.every((name) => name in found);
}
