import { beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../datasets/load-dataset';
import { analyze } from '../graph/analyze';
import type { GraphDocument } from '../graph/document';
import { makePlan } from '../plan/make-plan';
import { openRecorded } from '../testing/recording-host';
import { startBackend } from '../testing/tfjs-node';
import type { TrainEvent } from '../training/protocol';
import { findTemplate } from './registry';

beforeAll(() => startBackend('cpu'));

type Epoch = Extract<TrainEvent, { kind: 'epoch' }>;

async function train(document: GraphDocument): Promise<readonly Epoch[]> {
  const { valid } = analyze(document);
  const dataset = await loadDataset(document.dataset, () => Promise.reject(new Error('no packed data')));
  if (!valid || !dataset.ok) throw new Error('the template is not ready to train');
  const { trainer, events } = openRecorded(makePlan(valid), dataset.value);
  await trainer.start('end');
  trainer.dispose();
  return events.filter((event) => event.kind === 'epoch');
}

function template(id: string, seed: number): GraphDocument {
  const document = findTemplate(id)?.make();
  if (!document) throw new Error(`no template ${id}`);
  return { ...document, seed };
}

describe('templates reach what they promise, for the seed that they come with and others', () => {
  test.each([1, 2, 3])('First MLP gets at least 93 in 100 of the held-out flowers, seed %i', async (seed) => {
    const epochs = await train(template('first-mlp', seed));
    expect(epochs.at(-1)?.test.accuracy).toBeGreaterThanOrEqual(0.93);
  });

  test.each([1, 2, 3, 4, 5])('XOR, learned gets all four rows, seed %i', async (seed) => {
    const epochs = await train(template('xor-learned', seed));
    expect(epochs.at(-1)?.test.accuracy).toBe(1);
    expect(epochs.at(-1)?.test.loss).toBeLessThan(0.1);
  });

  test('XOR by hand is exact on all four rows by its typed weights alone', async () => {
    // A rate of nearly nothing: the epoch evaluates the weights as they were typed.
    const document = template('xor-by-hand', 1);
    const epochs = await train({ ...document, training: { ...document.training, learningRate: 1e-6 } });
    expect(epochs.at(-1)?.test).toMatchObject({ accuracy: 1, count: 4 });
    expect(epochs.at(-1)?.test.loss).toBeLessThan(1e-3);
  });

  test('a linear map gets at most three of the four rows of XOR, whatever the seed', async () => {
    for (const seed of [1, 2, 3]) {
      const { nodes, ...learned } = template('xor-learned', seed);
      const bypassed = nodes.map((node) => (node.params.function === 'tanh' ? { ...node, bypassed: true } : node));
      const epochs = await train({ ...learned, nodes: bypassed });
      expect(epochs.at(-1)?.test.accuracy).toBeLessThanOrEqual(0.75);
    }
  });

  test('Spirals gets nine points in ten', async () => {
    const epochs = await train(template('spirals', 1));
    expect(epochs.at(-1)?.test.accuracy).toBeGreaterThanOrEqual(0.9);
  });
});
