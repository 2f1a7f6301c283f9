import fc from 'fast-check';
import {
  type Frame,
  frameColours,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Note,
  type StoredRun,
  type StoredWeights,
  type TrainSettings,
} from '../graph/document';
import type { Change } from '../graph/edit';
import { makeEdge, makeNode } from '../graph/make';
import { type AnnotationId, annotationId, edgeId, keptRunId, type NodeId, nodeId } from '../ids';
import { activationFunctions } from '../nodes/activation-functions';
import type { NodeDefinition, ParamRecord } from '../nodes/define-node';
import { nodeDefinitions } from '../nodes/registry';
import { makeRandom } from '../random';

const types = nodeDefinitions.map((definition: NodeDefinition) => definition.type);
const datasets = ['fashion-mnist', 'iris', 'xor', 'circles', 'logic-gates', 'nothing-known'];

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });

const paramsOf: Record<string, fc.Arbitrary<ParamRecord>> = {
  dense: fc.record({
    units: fc.constantFrom(1, 2, 3, 10, 784),
    bias: fc.boolean(),
    initialiser: fc.constantFrom('normal', 'glorot', 'he', 'zeros', 'typed'),
    spread: fc.double({ min: 0, max: 10, noNaN: true }),
    typed: fc.constantFrom('', '1 2\n3 4', 'x'),
    l1: fc.constantFrom(0, 0.5),
    l2: fc.constantFrom(0, 0.25),
  }),
  activation: fc.record({
    function: fc.constantFrom(...activationFunctions.map(({ id }) => id)),
    slope: fc.double({ min: 0, max: 1, noNaN: true }),
    alpha: fc.constantFrom(-1, 0.25),
    shared: fc.boolean(),
  }),
};

const training: fc.Arbitrary<TrainSettings> = fc.record({
  epochs: fc.constantFrom(10, 0, 1.5),
  batch: fc.constantFrom(256, 4),
  optimizer: fc.constantFrom('sgd', 'adam', 'adamw'),
  learningRate: finite,
  schedule: fc.constantFrom('constant', 'step', 'warmup-cosine'),
  scheduleEvery: fc.constantFrom(5, 0),
  scheduleFactor: fc.constantFrom(0.5, 2),
  warmup: fc.constantFrom(1, -1),
  clipping: fc.constantFrom('off', 'norm', 'value'),
  clipLimit: fc.constantFrom(1, 0),
  l1: fc.constantFrom(0, 0.5),
  l2: fc.constantFrom(0, 1e-4),
  earlyStopping: fc.boolean(),
  patience: fc.constantFrom(5, 0.5),
  minDelta: fc.constantFrom(0, 0.01),
  restoreBest: fc.boolean(),
  momentum: fc.constantFrom(0.9, 1),
  weightDecay: fc.constantFrom(0.01, 0),
  loss: fc.constantFrom('auto', 'cross-entropy', 'binary-cross-entropy', 'mse'),
});

function randomNode(index: number): fc.Arbitrary<GraphNode> {
  return fc
    .record({
      type: fc.oneof(
        { weight: 1, arbitrary: fc.constant('input') },
        { weight: 6, arbitrary: fc.constantFrom(...types) },
      ),
      position: fc.record({ x: finite, y: finite }),
      label: fc.option(text, { freq: 4 }),
      bypassed: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    })
    .chain(({ type, position, label, bypassed }) => {
      const definition = nodeDefinitions.find((candidate: NodeDefinition) => candidate.type === type);
      const defaults: ParamRecord = definition?.defaults ?? {};
      return (paramsOf[type] ?? fc.constant(defaults)).map((params) => ({
        id: nodeId(`n${index}`),
        type,
        params,
        position,
        ...(label !== null && { label }),
        ...(bypassed && type !== 'input' && { bypassed: true }),
      }));
    });
}

/** Mostly forward wires, now and then one back, so that chains, trees, loops and loose nodes all come up. */
function randomEdges(nodes: readonly GraphNode[]): fc.Arbitrary<readonly GraphEdge[]> {
  if (nodes.length === 0) return fc.constant([]);
  const wish = fc.record({
    from: fc.nat(nodes.length - 1),
    step: fc.constantFrom(1, 1, 1, 1, 2, 3, -1),
    slot: fc.nat(3),
  });
  return fc.array(wish, { maxLength: nodes.length * 2 }).map((wishes) => {
    const taken = new Set<string>();
    return wishes.flatMap(({ from, step, slot }) => {
      const source = nodes[from];
      const target = nodes[(from + step + nodes.length) % nodes.length];
      const definition = nodeDefinitions.find((candidate: NodeDefinition) => candidate.type === target?.type);
      const slots: number = definition?.inputs.max ?? 0;
      if (!source || !target || slots === 0) return [];
      const place = slot % slots;
      if (taken.has(`${target.id} ${place}`)) return [];
      taken.add(`${target.id} ${place}`);
      return [{ id: edgeId(`${source.id}>${target.id}.${place}`), from: source.id, to: target.id, slot: place }];
    });
  });
}

function randomWeights(nodes: readonly GraphNode[]): fc.Arbitrary<StoredWeights | null> {
  const [first] = nodes;
  if (!first) return fc.constant(null);
  return fc.option(
    fc.array(fc.float({ noNaN: true }), { minLength: 1, maxLength: 6 }).map((values) => ({
      epochs: values.length,
      entries: [
        {
          node: first.id,
          name: 'kernel',
          shape: [values.length, 1],
          data: Buffer.from(Float32Array.from(values).buffer).toString('base64'),
        },
      ],
    })),
    { freq: 3 },
  );
}

function randomAnnotations(kind: 'frame' | 'note') {
  const side = fc.integer({ min: 40, max: 2_000 });
  return fc
    .array(
      fc.record({ position: fc.record({ x: finite, y: finite }), width: side, height: side, words: fc.option(text) }),
      { maxLength: 2 },
    )
    .map((made) =>
      made.map(({ position, width, height, words }, index) => ({
        id: annotationId(`${kind}-${index + 1}`),
        position,
        size: { width, height },
        words: words ?? '',
      })),
    );
}

const frames: fc.Arbitrary<readonly Frame[]> = fc
  .tuple(randomAnnotations('frame'), fc.option(fc.constantFrom(...frameColours), { nil: undefined }))
  .map(([made, colour]) => made.map(({ words, ...rest }) => ({ ...rest, title: words, ...(colour && { colour }) })));
const notes: fc.Arbitrary<readonly Note[]> = randomAnnotations('note').map((made) =>
  made.map(({ words, ...rest }) => ({ ...rest, text: words })),
);

const bytes = (values: readonly number[]): string => Buffer.from(Uint8Array.from(values)).toString('base64');
const floats = (values: readonly number[]): string => Buffer.from(Float32Array.from(values).buffer).toString('base64');

/** Runs of the document itself. */
function randomRuns(document: GraphDocument): fc.Arbitrary<readonly StoredRun[] | null> {
  const run = fc
    .record({
      name: text,
      how: fc.constantFrom('finished', 'stopped', 'failed'),
      points: fc.array(fc.constantFrom(1, 0.5, Number.NaN), { maxLength: 3 }),
      rows: fc.nat(20),
      extras: fc.boolean(),
    })
    .map(
      ({ name, how, points, rows, extras }): Omit<StoredRun, 'id'> => ({
        name,
        how,
        endedAt: 1.7e12,
        engine: 'fused',
        threads: 2,
        steps: 235,
        stepsPerEpoch: 235,
        milliseconds: 12.5,
        parameters: 7850,
        document,
        curve: floats(points.flatMap((value) => [value, value, value, value, value])),
        batches: { stride: 2, loss: floats(points) },
        ...(extras && {
          pinned: true,
          begunAfter: 3,
          lastRate: 0.5,
          test: { count: rows, loss: null, right: 0 },
          answers: {
            kind: 'classes',
            testSet: '20-ff',
            predicted: bytes(Array.from({ length: rows }, () => 1)),
            right: bytes([0]),
          },
          sweep: { id: 's1', settings: [{ title: 'learning rate', value: 0.1 }] },
        }),
      }),
    );
  const all = fc
    .array(run, { minLength: 1, maxLength: 3 })
    .map((runs) => runs.map((made, index) => ({ ...made, id: keptRunId(`r${index + 1}`) })));
  return fc.option(all, { freq: 3 });
}

/** A document that keeps every rule of documents; whether its graph makes sense is another matter. */
export function randomDocument(): fc.Arbitrary<GraphDocument> {
  return fc
    .nat(9)
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => randomNode(index))))
    .chain((nodes) =>
      fc.record({
        nodes: fc.constant(nodes),
        edges: randomEdges(nodes),
        frames,
        notes,
        weights: randomWeights(nodes),
        name: text,
        seed: fc.nat(4_294_967_295),
        dataset: fc.constantFrom(...datasets).map((id) => ({ id, options: {} })),
        training,
      }),
    )
    .chain(({ weights, ...rest }) => {
      const untrained: GraphDocument = { format: 'layerloom', version: 1, ...rest };
      return randomRuns(untrained).map((runs) => ({
        ...untrained,
        ...(weights && { weights }),
        ...(runs && { runs }),
      }));
    });
}

/** A change that may or may not be possible, chosen by a number. */
export function randomChanges(document: GraphDocument, choice: number): Change {
  const random = makeRandom(choice);
  const pick = <Item>(items: readonly Item[], or: Item): Item => items[random.integer(items.length)] ?? or;
  const node = (): NodeId => pick([...document.nodes.map(({ id }) => id), nodeId('nobody')], nodeId('nobody'));
  const edge = () => pick([...document.edges.map(({ id }) => id), edgeId('nothing')], edgeId('nothing'));
  const fresh = () => makeNode(document, pick(types, 'dense'), {}, { x: random.integer(900), y: random.integer(900) });
  const annotation = (kind: 'frame' | 'note'): AnnotationId => annotationId(`${kind}-${1 + random.integer(4)}`);
  const box = () => ({
    position: { x: random.integer(900), y: random.integer(900) },
    size: { width: 40 + random.integer(400), height: 40 + random.integer(400) },
  });
  const makers: readonly (() => Change)[] = [
    () => ({ kind: 'add', nodes: [fresh()], edges: [] }),
    () => ({ kind: 'remove', nodes: [node()], edges: [] }),
    () => ({ kind: 'remove', nodes: [], edges: [edge()] }),
    () => ({ kind: 'move', positions: [{ node: node(), to: { x: random.integer(99), y: 1 } }] }),
    () => ({ kind: 'connect', edge: makeEdge(document, node(), node(), random.integer(3)) }),
    () => ({ kind: 'connect', edge: makeEdge(document, node(), node(), 0) }),
    () => ({ kind: 'insert', node: fresh(), on: edge() }),
    () => ({ kind: 'set-params', node: node(), params: { units: random.integer(20) } }),
    () => ({ kind: 'set-params', node: node(), params: { function: 'sigmoid' } }),
    () => ({ kind: 'rename', node: node(), label: pick(['Dense 1', 'Head', ''], '') }),
    () => ({ kind: 'bypass', node: node(), bypassed: random.uniform() < 0.7 }),
    () => ({ kind: 'set-name', name: pick(['a', ''], '') }),
    () => ({ kind: 'set-seed', seed: random.integer(9) - 1 }),
    () => ({ kind: 'set-dataset', dataset: { id: pick(datasets, ''), options: {} } }),
    () => ({ kind: 'set-training', training: { loss: pick(['auto', 'mse', 'cross-entropy'] as const, 'auto') } }),
    () => ({ kind: 'set-weights', weights: null }),
    () => ({
      kind: 'annotate',
      frames: [
        { ...box(), id: annotation('frame'), title: pick(['', 'Hidden'], ''), colour: pick(frameColours, 'blue') },
      ],
      notes: [],
    }),
    () => ({
      kind: 'annotate',
      frames: [],
      notes: [{ ...box(), id: annotation('note'), text: pick(['', 'Why?'], '') }],
    }),
    () => ({ kind: 'remove-annotations', annotations: [annotation(pick(['frame', 'note'] as const, 'note'))] }),
  ];
  const maker = pick(makers, () => ({ kind: 'all', changes: [] }));
  return random.uniform() < 0.2 ? { kind: 'all', changes: [maker(), pick(makers, maker)()] } : maker();
}
