import type { Dataset, Split } from '../datasets/define-dataset';
import type { SplitName } from '../engine/step-engine';
import type { ModelWeights } from '../model/weights';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { totalWorkOf } from '../plan/work';
import type { Tfjs } from '../tfjs';
import { inOrder, makeBatchSource, mixedRows } from './batches';
import { distributionOf } from './distribution';
import { gradientsAt } from './gradients-at';
import { gridPoints, rowsOfGrid } from './grid';
import { makeNetwork, type Network, outputAt, runForward } from './network';
import { probeRows } from './node-figures';
import { readFloats } from './train-step';
import type { SampleRef, UnitMaps, View, ViewQuery, WantedUnits } from './view';
import type { ViewPace } from './view-pace';
import { rowOf, rowsOf } from './view-rows';

/** Looks into a network with given weights. Has a model of its own, so that it never disturbs training. */
export interface Viewer {
  /** @param weights in plan order; the same object is taken to hold the same numbers */
  answer(weights: ModelWeights, query: ViewQuery, pace: ViewPace): Promise<View>;
  dispose(): void;
}

/** About 10 ms of work in one go, so that training and a stop never wait long. */
const workAtOnce = 1e8;
const mostRowsAtOnce = 2048;

export function makeViewer(tfjs: Tfjs, plan: TrainPlan, dataset: Dataset, now: () => number): Viewer {
  let network: Network | null = null;
  let written: ModelWeights | null = null;
  let disposed = false;
  const open = (weights: ModelWeights): Network => {
    if (disposed) throw new Error('That run is not open any more.');
    if (network === null) network = makeNetwork(tfjs, plan, weights);
    else if (written !== weights) network.writeWeights(weights);
    written = weights;
    return network;
  };
  const rowsAtOnce = Math.max(8, Math.min(mostRowsAtOnce, Math.floor(workAtOnce / totalWorkOf(plan.operations))));

  /** Hands on the outputs for rows `from` …, a part at a time. Answers the milliseconds of work. */
  const forEachPart = async (weights: ModelWeights, split: Split, pace: ViewPace, take: TakePart): Promise<number> => {
    const source = makeBatchSource(tfjs, dataset.info, split);
    const order = inOrder(split.count);
    let ms = 0;
    for (let from = 0; from < split.count; from += rowsAtOnce) {
      const to = Math.min(from + rowsAtOnce, split.count);
      await pace.turn(() => {
        const started = now();
        tfjs.tidy(() => {
          const outputs = runForward(open(weights), [source.features(order, from, to)], plan.output, 'inference');
          take((operation) => readFloats(outputAt(outputs, operation)), from);
        });
        ms += now() - started;
      });
    }
    return ms;
  };

  const sample = async (weights: ModelWeights, ref: SampleRef, pace: ViewPace): Promise<View> => {
    const { features, label } = rowOf(dataset, ref);
    const outputs: Float32Array[] = [];
    await forEachPart(weights, { count: 1, features, labels: noLabels }, pace, (outputOf) => {
      for (const index of plan.operations.keys()) outputs.push(outputOf(index).slice());
    });
    return { kind: 'sample', features, label, outputs };
  };

  const maps = async (weights: ModelWeights, query: QueryOf<'maps'>, pace: ViewPace): Promise<View> => {
    const width = elementsOf(dataset.info.shape);
    if (query.box.low.length !== width) throw new Error(`The data have ${width} features: there is no such picture.`);
    const count = rowsOfGrid(query.box);
    const wanted = query.wanted.flatMap((one) => emptyMaps(plan, one, count));
    const split = { count, features: gridPoints(query.box), labels: noLabels };
    const ms = await forEachPart(weights, split, pace, (outputOf, from) => {
      for (const maps of wanted) copyUnits(outputOf(maps.operation), maps, from, count);
    });
    return { kind: 'maps', maps: wanted.map(({ node, units, values }) => ({ node, units, values })), ms };
  };

  const predictions = async (weights: ModelWeights, split: SplitName, pace: ViewPace): Promise<View> => {
    const { count, labels } = dataset[split];
    const units = elementsOf(plan.operations[plan.output]?.outputShape ?? []);
    const outputs = new Float32Array(count * units);
    await forEachPart(weights, dataset[split], pace, (outputOf, from) => {
      outputs.set(outputOf(plan.output), from * units);
    });
    return { kind: 'predictions', split, outputs, labels: Float32Array.from(labels) };
  };

  const probes = new Map<SplitName, Uint32Array>();
  /** The rows that stand for a split: the same in every view, whatever its weights. */
  const probeOf = (split: SplitName): Uint32Array => {
    const rows = probes.get(split) ?? mixedRows(dataset[split].count, probeRows);
    probes.set(split, rows);
    return rows;
  };

  const distribution = async (weights: ModelWeights, query: QueryOf<'distribution'>, pace: ViewPace): Promise<View> => {
    const parts = await partsOf(weights, query, pace);
    return { kind: 'distribution', distribution: await pace.turn(() => distributionOf(parts)) };
  };

  const partsOf = async (
    weights: ModelWeights,
    { node, of }: QueryOf<'distribution'>,
    pace: ViewPace,
  ): Promise<readonly Float32Array[]> => {
    const operation = plan.operations.findIndex((one) => one.node === node);
    const learns = (name: string): boolean =>
      plan.operations[operation]?.weights.some((weight) => weight.name === name && weight.trainable) === true;
    if (of === 'weights') {
      return weights.flatMap((weight) => (weight.node === node && learns(weight.name) ? [weight.values] : []));
    }
    if (of === 'gradients') {
      return pace.turn(() => {
        const found = gradientsAt(open(weights), dataset, node, probeOf('train'));
        // Running means have moved: they are written anew for the next view.
        written = null;
        return found;
      });
    }
    const parts: Float32Array[] = [];
    if (operation < 0) return parts;
    const probe = rowsOf(dataset, 'test', [...probeOf('test')]);
    const rows = { count: probe.rows.length, features: probe.features, labels: noLabels };
    await forEachPart(weights, rows, pace, (outputOf) => void parts.push(outputOf(operation).slice()));
    return parts;
  };

  return {
    async answer(weights, query, pace) {
      switch (query.kind) {
        case 'sample':
          return sample(weights, query.sample, pace);
        case 'maps':
          return maps(weights, query, pace);
        case 'predictions':
          return predictions(weights, query.split, pace);
        case 'distribution':
          return distribution(weights, query, pace);
        case 'rows':
          return rowsOf(dataset, query.split, query.rows);
      }
    },
    dispose() {
      disposed = true;
      network?.dispose();
      network = null;
    },
  };
}

type QueryOf<Kind extends ViewQuery['kind']> = Extract<ViewQuery, { kind: Kind }>;
/** Outputs are read when they are asked for, and valid until the part is done. */
type TakePart = (outputOf: (operation: number) => Float32Array, from: number) => void;

const noLabels = new Float32Array(0);

interface OpenMaps extends UnitMaps {
  readonly operation: number;
  /** Units of the node in all. */
  readonly size: number;
}

/** Nothing for a node that the plan does not compute. */
function emptyMaps({ operations }: TrainPlan, { node, units, most }: WantedUnits, count: number): OpenMaps[] {
  const operation = operations.findIndex((one) => one.node === node);
  const size = elementsOf(operations[operation]?.outputShape ?? []);
  const all = units ?? Array.from({ length: size }, (_, unit) => unit);
  const shown = all.filter((unit) => unit < size).slice(0, most);
  return operation < 0 ? [] : [{ node, operation, size, units: shown, values: new Float32Array(shown.length * count) }];
}

/** Turns rows of units into a picture a unit. */
function copyUnits(outputs: Float32Array, { size, units, values }: OpenMaps, from: number, count: number): void {
  const rows = outputs.length / size;
  units.forEach((unit, map) => {
    for (let row = 0; row < rows; row++) values[map * count + from + row] = outputs[row * size + unit] ?? 0;
  });
}
