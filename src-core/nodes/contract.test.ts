import type { io } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend, tfjs } from '../testing/tfjs-node';
import type { LayersModel, SymbolicTensor } from '../tfjs';
import { activationFunctions } from './activation-functions';
import type { NodeDefinition, ParamRecord, Shape } from './define-node';
import { findNodeDefinition, nodeDefinitions } from './registry';
import { elementsOf } from './shape-rules';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const given = (definition: NodeDefinition, params: ParamRecord) => ({ ...definition.defaults, ...params });

/** Params that change shapes, weights or layers, beside the defaults. */
const variants: Record<string, readonly ParamRecord[]> = {
  dense: [
    {},
    { bias: false },
    { units: 1 },
    ...['glorot', 'he', 'zeros', 'typed'].map((initialiser) => ({ initialiser, units: 7 })),
    { l1: 0.1, l2: 0.2 },
  ],
  activation: [...activationFunctions.map(({ id }) => ({ function: id })), { function: 'prelu', shared: false }],
  dropout: [{}, { rate: 0 }, { rate: 0.9 }],
  reshape: [{}, { shape: 'auto × 1' }, { shape: '1, 1, −1, 1' }],
  conv2d: [
    {},
    { bias: false, filters: 1, windowHeight: 1, windowWidth: 4 },
    { padding: 'valid', windowHeight: 2, windowWidth: 3, stride: 2 },
    ...['glorot', 'normal', 'zeros'].map((initialiser) => ({ initialiser, stride: 3 })),
    { l1: 0.1, l2: 0.2 },
  ],
  'depthwise-conv2d': [
    {},
    { bias: false, multiplier: 3, stride: 2 },
    { padding: 'valid', windowHeight: 3, windowWidth: 1, stride: 2 },
    { initialiser: 'normal', l2: 0.2 },
  ],
  ...Object.fromEntries(
    ['max-pool', 'average-pool'].map((type) => [
      type,
      [
        {},
        { padding: 'same' },
        { padding: 'same', windowHeight: 3, strides: 'own', stride: 1 },
        { windowHeight: 1, windowWidth: 3, strides: 'own', stride: 3 },
      ],
    ]),
  ),
};

/** Types that take images only. */
const imageTypes: ReadonlySet<string> = new Set(
  nodeDefinitions
    .filter((definition: NodeDefinition) => {
      const row = definition.outputShape([[4]], definition.defaults);
      return !row.ok && row.error.kind === 'wants-image';
    })
    .map(({ type }) => type),
);

const cases = nodeDefinitions.flatMap((definition: NodeDefinition) =>
  (variants[definition.type] ?? [{}]).map((params) => ({
    title: `${definition.type} ${JSON.stringify(params)}`,
    definition,
    params: given(definition, params),
  })),
);

beforeAll(async () => {
  await startBackend('cpu');
});

describe.each(nodeDefinitions.map((definition: NodeDefinition) => [definition.type, definition] as const))(
  'the definition of %s',
  (type, definition) => {
    test('takes its own defaults, and every preset of the palette', () => {
      expect(definition.params.safeParse(definition.defaults)).toEqual({ success: true, data: definition.defaults });
      expect(definition.palette.length).toBeGreaterThan(0);
      for (const preset of definition.palette) {
        expect(definition.params.safeParse(given(definition, preset.params)).success).toBe(true);
      }
    });

    test('refuses a param that it does not know, and one of the wrong kind', () => {
      expect(definition.params.safeParse({ ...definition.defaults, colour: 'red' }).success).toBe(false);
      for (const key of Object.keys(definition.defaults)) {
        const wrong = { ...definition.defaults, [key]: null };
        expect(definition.params.safeParse(wrong).success).toBe(false);
      }
    });

    test('has a row in the form for every param, with the range of its schema', () => {
      expect(new Set(definition.fields.map((field) => field.key))).toEqual(new Set(Object.keys(definition.defaults)));
      for (const field of definition.fields) {
        if (field.control !== 'number' && field.control !== 'slider') continue;
        const accepts = (value: number) =>
          definition.params.safeParse({ ...definition.defaults, [field.key]: value }).success;
        expect([accepts(field.min), accepts(field.max)]).toEqual([true, true]);
        expect([accepts(field.min - 1), accepts(field.max + 1)]).toEqual([false, false]);
        if (field.integer) expect(accepts(field.min + 0.5)).toBe(false);
      }
    });

    test('has words, help and an icon', () => {
      expect(definition.doc).toMatch(/^[A-Z].*\.$/);
      expect(definition.help.text).toMatch(/\.$/);
      expect(definition.help.text.split(/[.:;] /).length).toBeGreaterThanOrEqual(2);
      expect(definition.help.use).toMatch(/\.$/);
      expect(definition.help.formula).not.toBe('');
      expect(definition.icon).toMatch(/^[a-z0-9-]+$/);
      expect(definition.name(definition.defaults)).not.toBe('');
      expect(definition.cardIcon(definition.defaults)).toMatch(/^[a-z0-9-]+$/);
      expect(definition.headline(definition.defaults, null).length).toBeLessThan(20);
    });

    test('is found by its type', () => {
      expect(findNodeDefinition(type)).toBe(definition);
    });
  },
);

test('types are unique, and nothing else is found', () => {
  expect(new Set(nodeDefinitions.map(({ type }) => type)).size).toBe(nodeDefinitions.length);
  expect(findNodeDefinition('toString')).toBeNull();
});

/** Shapes that a node of this definition takes: flat, images, or up to three axes; all alike for those that join. */
function shapesFor(definition: NodeDefinition, params: ParamRecord): fc.Arbitrary<readonly Shape[]> {
  const axis = fc.integer({ min: 1, max: 6 });
  const [fewest, most] = ranksOf(definition);
  const rank = { minLength: fewest, maxLength: most };
  const count = fc.integer({ min: definition.inputs.min, max: Math.min(definition.inputs.max, 4) });
  const widths = fc.array(axis, { minLength: 4, maxLength: 4 });
  return fc
    .tuple(fc.array(axis, rank), count, widths)
    .map(([shape, inputs, lastAxes]) =>
      Array.from({ length: inputs }, (_, index) =>
        definition.type === 'concatenate' ? [...shape.slice(0, -1), lastAxes[index] ?? 1] : shape,
      ),
    )
    .filter((shapes) => definition.outputShape(shapes, params).ok);
}

function ranksOf({ type }: NodeDefinition): readonly [fewest: number, most: number] {
  if (type === 'dense') return [1, 1];
  return imageTypes.has(type) ? [3, 3] : [1, 3];
}

function exampleShape({ type }: NodeDefinition): Shape {
  if (type === 'dense') return [6];
  return imageTypes.has(type) ? [5, 6, 2] : [3, 2];
}

function tfjsModel(definition: NodeDefinition, params: ParamRecord, shapes: readonly Shape[]) {
  const layer = definition.buildLayer(tfjs, 'layer', params, shapes);
  if (!layer) throw new Error(`${definition.type} builds no layer`);
  const inputs = shapes.map((shape) => tfjs.input({ shape: [...shape] }));
  const output = layer.apply(inputs.length === 1 && inputs[0] ? inputs[0] : inputs) as SymbolicTensor;
  return { layer, model: tfjs.model({ inputs, outputs: output }), shape: output.shape.slice(1) };
}

describe.each(
  cases.filter(({ definition }) => definition.inputs.max > 0).map((entry) => [entry.title, entry] as const),
)('tfjs agrees with %s', (_, { definition, params }) => {
  test(`shape, parameters and weights, seed ${seed}`, () => {
    fc.assert(
      fc.property(shapesFor(definition, params), (shapes) => {
        const { layer, model, shape } = tfjsModel(definition, params, shapes);
        const ours = definition.outputShape(shapes, params);
        expect(ours).toEqual({ ok: true, value: shape });
        expect(definition.cost(shapes, params).parameters).toBe(layer.countParams());
        const specs = definition.weights(shapes, params);
        expect(specs.map((spec) => [...spec.shape])).toEqual(layer.getWeights().map((weight) => weight.shape));
        expect(specs.map((spec) => spec.name)).toEqual(
          layer.weights.map((weight) => weight.originalName.replace(/^.*\//, '')),
        );
        expect(specs.filter((spec) => spec.trainable).length).toBe(layer.trainableWeights.length);
        model.dispose();
      }),
      { seed, numRuns: 8 },
    );
  });

  test('its JSON loads in plain tfjs and computes the same', async () => {
    const shapes = Array.from({ length: definition.inputs.min }, () => exampleShape(definition));
    const { model } = tfjsModel(definition, params, shapes);
    const values = model
      .getWeights()
      .map((weight, index) => tfjs.randomUniform(weight.shape, 0.1, 1, 'float32', index));
    model.setWeights(values);
    const saved = await savedInMemory(model);
    const loaded = await tfjs.loadLayersModel(
      tfjs.io.fromMemory({ ...saved, modelTopology: JSON.parse(JSON.stringify(saved.modelTopology)) as object }),
    );
    const inputs = shapes.map((shape) => tfjs.randomNormal([4, ...shape], 0, 1, 'float32', 3));
    const input = inputs.length === 1 && inputs[0] ? inputs[0] : inputs;
    const before = model.predict(input);
    const after = loaded.predict(input);
    if (Array.isArray(before) || Array.isArray(after)) throw new Error('more than one output');
    expect([...after.dataSync()]).toEqual([...before.dataSync()]);
  });
});

async function savedInMemory(model: LayersModel): Promise<io.ModelArtifacts> {
  const saved: io.ModelArtifacts[] = [];
  await model.save(
    tfjs.io.withSaveHandler((artifacts) => {
      saved.push(artifacts);
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    }),
  );
  const [artifacts] = saved;
  if (!artifacts) throw new Error('nothing was saved');
  return artifacts;
}

test('the input hands on the shape of the data and builds no layer', () => {
  const input = findNodeDefinition('input');
  expect(input?.outputShape([[28, 28, 1]], {})).toEqual({ ok: true, value: [28, 28, 1] });
  expect(input?.buildLayer(tfjs, 'input', {}, [])).toBeNull();
  expect(input?.headline({}, [28, 28, 1])).toBe('28 × 28 × 1');
});

test.each([
  ['dense', [[28, 28, 1]], { kind: 'wants-flat', got: [28, 28, 1] }],
  ['add', [[3], [3], [4]], { kind: 'shapes-differ', first: [3], other: [4], slot: 2 }],
  ['add', [[1], [3]], { kind: 'shapes-differ', first: [1], other: [3], slot: 1 }],
  [
    'concatenate',
    [
      [2, 3],
      [4, 3],
    ],
    { kind: 'shapes-differ', first: [2, 3], other: [4, 3], slot: 1 },
  ],
  ['concatenate', [[4, 3], [3]], { kind: 'shapes-differ', first: [4, 3], other: [3], slot: 1 }],
  ['multiply', [[3], [4]], { kind: 'shapes-differ', first: [3], other: [4], slot: 1 }],
  ['conv2d', [[784]], { kind: 'wants-image', got: [784] }],
  ['max-pool', [[28, 28]], { kind: 'wants-image', got: [28, 28] }],
  ['global-average-pool', [[1, 2, 3, 4]], { kind: 'wants-image', got: [1, 2, 3, 4] }],
  ['conv2d', [[2048, 2048, 1]], { kind: 'impossible', text: 'would give more than 16,777,216 numbers a sample' }],
  ['concatenate', [[2 ** 24], [1]], { kind: 'impossible', text: 'would give more than 16,777,216 numbers a sample' }],
] as const)('%s refuses %j', (type, shapes, error) => {
  const definition = findNodeDefinition(type);
  expect(definition?.outputShape(shapes, definition.defaults)).toEqual({ ok: false, error });
});

test('first weights of dense follow their sources', () => {
  const dense = findNodeDefinition('dense');
  const first = (params: ParamRecord) => dense?.weights([[200]], { ...dense.defaults, units: 100, ...params })[0];
  expect(first({ spread: 0.3 })?.initialise).toEqual({ kind: 'normal', deviation: 0.3 });
  expect(first({ initialiser: 'glorot' })?.initialise).toEqual({ kind: 'uniform', limit: Math.sqrt(6 / 300) });
  expect(first({ initialiser: 'he' })?.initialise).toEqual({ kind: 'normal', deviation: 0.1 });
  expect(first({ initialiser: 'zeros' })?.initialise).toEqual({ kind: 'zeros' });
  expect(first({ l1: 0.5, l2: 0.25 })).toMatchObject({ l1: 0.5, l2: 0.25 });
  expect(first({})).not.toHaveProperty('l1');
});

test('first weights of convolutions count what one number weighs and goes into', () => {
  const first = (type: string, params: ParamRecord) => {
    const definition = findNodeDefinition(type);
    return definition?.weights([[9, 9, 4]], { ...definition.defaults, ...params })[0]?.initialise;
  };
  const conv = { filters: 8, windowHeight: 3, windowWidth: 5 };
  expect(first('conv2d', conv)).toEqual({ kind: 'normal', deviation: Math.sqrt(2 / 60) });
  expect(first('conv2d', { ...conv, initialiser: 'glorot' })).toEqual({ kind: 'uniform', limit: Math.sqrt(6 / 180) });
  expect(first('conv2d', { initialiser: 'normal', spread: 0.3 })).toEqual({ kind: 'normal', deviation: 0.3 });
  const depthwise = { multiplier: 2, windowHeight: 3, windowWidth: 5 };
  expect(first('depthwise-conv2d', depthwise)).toEqual({ kind: 'normal', deviation: Math.sqrt(2 / 15) });
  expect(first('depthwise-conv2d', { ...depthwise, initialiser: 'glorot' })).toEqual({
    kind: 'uniform',
    limit: Math.sqrt(6 / 45),
  });
});

test('typed weights fill kernel and bias row by row, and are zeros where they do not fit', () => {
  const dense = findNodeDefinition('dense');
  const typed = (text: string, bias = true) =>
    dense
      ?.weights([[2]], { ...dense.defaults, units: 2, bias, initialiser: 'typed', typed: text })
      .map((spec) => spec.initialise);
  expect(typed('1 2\n3 4\n5 6')).toEqual([
    { kind: 'values', values: [1, 2, 3, 4] },
    { kind: 'values', values: [5, 6] },
  ]);
  expect(typed('1 2\n3 4', false)).toEqual([{ kind: 'values', values: [1, 2, 3, 4] }]);
  expect(typed('1 2\n3 4')).toEqual([{ kind: 'zeros' }, { kind: 'zeros' }]);
});

test('costs of a dense layer are those of its matrix', () => {
  const dense = findNodeDefinition('dense');
  expect(dense?.cost([[784]], { ...dense.defaults, units: 256 })).toEqual({
    parameters: 200_960,
    multiplyAdds: 200_704,
    activations: 256,
  });
  expect(elementsOf([])).toBe(1);
});

test('costs of image layers are those of their loops', () => {
  const cost = (type: string, params: ParamRecord) => {
    const definition = findNodeDefinition(type);
    return definition?.cost([[28, 28, 3]], { ...definition.defaults, ...params });
  };
  expect(cost('conv2d', { filters: 8 })).toEqual({
    parameters: 8 * (27 + 1),
    multiplyAdds: 28 * 28 * 8 * 27,
    activations: 28 * 28 * 8,
  });
  expect(cost('conv2d', { filters: 8, padding: 'valid', stride: 2, bias: false })).toEqual({
    parameters: 8 * 27,
    multiplyAdds: 13 * 13 * 8 * 27,
    activations: 13 * 13 * 8,
  });
  expect(cost('depthwise-conv2d', { multiplier: 2 })).toEqual({
    parameters: 6 * (9 + 1),
    multiplyAdds: 28 * 28 * 6 * 9,
    activations: 28 * 28 * 6,
  });
  expect(cost('max-pool', {})).toEqual({ parameters: 0, multiplyAdds: 0, activations: 14 * 14 * 3 });
  expect(cost('average-pool', {})).toEqual({ parameters: 0, multiplyAdds: 28 * 28 * 3, activations: 14 * 14 * 3 });
  expect(cost('global-average-pool', {})).toEqual({ parameters: 0, multiplyAdds: 28 * 28 * 3, activations: 3 });
  expect(cost('reshape', {})).toEqual({ parameters: 0, multiplyAdds: 0, activations: 0 });
});
