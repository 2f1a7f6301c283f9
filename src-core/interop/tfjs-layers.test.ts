import { beforeAll, expect, test } from 'vitest';
import { initialWeights } from '../model/initial-weights';
import { fashionPlan, planOf } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeNetwork, runForward } from '../training/network';
import type { NamedFile } from '../training/protocol';
import { exportTfjsLayers } from './tfjs-layers';

beforeAll(() => startBackend('cpu'));

interface ModelJson {
  readonly format: string;
  readonly modelTopology: object;
  readonly weightsManifest: readonly {
    paths: string[];
    weights: { name: string; shape: number[]; dtype: 'float32' }[];
  }[];
}

/** As plain tfjs reads a folder, but from memory. */
async function loadPlain(files: readonly NamedFile[]) {
  const json = readJson(files);
  const [group] = json.weightsManifest;
  const shards = group?.paths.map((path) => files.find(({ name }) => name === path)?.bytes ?? new Uint8Array()) ?? [];
  const weightData = new Uint8Array(shards.flatMap((bytes) => [...bytes])).buffer;
  const weightSpecs = group?.weights ?? [];
  return tfjs.loadLayersModel(tfjs.io.fromMemory({ modelTopology: json.modelTopology, weightSpecs, weightData }));
}

function readJson(files: readonly NamedFile[]): ModelJson {
  const json = files.find(({ name }) => name === 'model.json');
  return JSON.parse(new TextDecoder().decode(json?.bytes)) as ModelJson;
}

const everything = planOf(
  [4, 3],
  [
    { type: 'flatten' },
    { type: 'dense', params: { units: 8, initialiser: 'he' } },
    { type: 'batch-norm' },
    { type: 'activation', params: { function: 'prelu', shared: false } },
    { type: 'dropout' },
    { type: 'dense', params: { units: 8, initialiser: 'glorot' } },
    { type: 'layer-norm' },
    { type: 'activation', params: { function: 'gelu' } },
    { type: 'add', inputs: [4, 8] },
    { type: 'activation', params: { function: 'swish' } },
    { type: 'concatenate', inputs: [4, 10] },
    { type: 'dense', params: { units: 3, initialiser: 'glorot' } },
    { type: 'softmax' },
  ],
);

test('plain tfjs loads the files and predicts the same', async () => {
  const network = makeNetwork(tfjs, everything, initialWeights(everything));
  const loaded = await loadPlain(await exportTfjsLayers(tfjs, network.model));
  const x = tfjs.randomNormal([7, 4, 3], 0, 1, 'float32', 5);
  const expected = runForward(network, [x], everything.output, 'inference')[everything.output]?.dataSync() ?? [];
  const answer = loaded.predict(x);
  const got = Array.isArray(answer) ? [] : answer.dataSync();
  expect(got).toHaveLength(21);
  got.forEach((value, index) => {
    expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThanOrEqual(1e-6);
  });
});

test('only classes of tfjs are named, and layers keep their names', async () => {
  const network = makeNetwork(tfjs, everything, initialWeights(everything));
  const text = JSON.stringify(readJson(await exportTfjsLayers(tfjs, network.model)));
  const classes = new Set([...text.matchAll(/"class_name":"(\w+)"/g)].map(([, name]) => name));
  for (const name of classes) {
    expect(tfjs.serialization.SerializationMap.getMap().classNameMap[name ?? '']).toBeDefined();
  }
  for (const { name } of everything.operations) expect(text).toContain(`"name":"${name}"`);
});

test('weights over 4 MiB are cut into shards', async () => {
  const plan = planOf([1100], [{ type: 'dense', params: { units: 1100 } }]);
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const files = await exportTfjsLayers(tfjs, network.model);
  expect(files.map(({ name, bytes }) => [name, bytes.length]).slice(1)).toEqual([
    ['group1-shard1of2.bin', 4194304],
    ['group1-shard2of2.bin', 1101 * 1100 * 4 - 4194304],
  ]);
  expect(readJson(files).weightsManifest[0]?.paths).toEqual(['group1-shard1of2.bin', 'group1-shard2of2.bin']);
});

test('a small model is one shard, named as tfjs names it', async () => {
  const plan = fashionPlan();
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const files = await exportTfjsLayers(tfjs, network.model);
  expect(files.map(({ name }) => name)).toEqual(['model.json', 'group1-shard1of1.bin']);
  expect(files[1]?.bytes.length).toBe(203_530 * 4);
});
