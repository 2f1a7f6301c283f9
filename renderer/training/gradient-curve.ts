import type { NodeId } from '../../src-core/ids';
import type { TrainPlan } from '../../src-core/plan/plan';
import { gradientWord } from '../canvas/live-words';
import { dashes } from '../runs/look-style';
import { formatShort } from '../ui/format';
import { alignLines, type Curve, type Frame, type Points, pointsInSight, valuesOf } from './curve';
import type { CurveKind, CurveReading } from './curve-kinds';
import { keepSteps } from './keep-steps';
import { tickLabels } from './ticks';

/** How large the gradient of each layer's weights is: what vanishes or explodes on the way back shows as lines that part. */
export const gradientCurve: CurveKind = {
  title: 'Gradient norm',
  subtitle: () => 'L2 by layer, log scale',
  alwaysLog: true,
  lines: (plan) =>
    learningLayers(plan).map(({ title, node }, index) => ({
      id: node,
      name: title,
      keyName: title,
      colour: `--class-${index % 10}`,
      width: 1.5,
      // Ten colours, and then another dash: never the same pair for the first sixty layers.
      dash: dashes[Math.floor(index / 10) % dashes.length] ?? [],
    })),
  curve,
  held: (shown, zoom) => valuesOf(shown, [...shown.lines.keys()], zoom),
  format: formatShort,
  word: gradientWord,
  axisLabels: tickLabels,
  empty: 'The gradients come with the first steps of training.',
};

export interface LearningLayer {
  readonly node: NodeId;
  readonly title: string;
  /** Index in the plan. */
  readonly operation: number;
}

/** The operations with weights that learn, in order of flow. */
export function learningLayers(plan: TrainPlan | null): readonly LearningLayer[] {
  return (plan?.operations ?? []).flatMap(({ node, title, weights }, operation) =>
    weights.some(({ trainable }) => trainable) ? [{ node, title, operation }] : [],
  );
}

function curve(reading: CurveReading, { zoom, columns }: Frame): Curve {
  const { gradients } = reading.series;
  const lines = learningLayers(reading.plan).map(({ operation }): Points => {
    const seen = pointsInSight(
      { steps: gradients.steps, values: gradients.of(operation) },
      reading.stepsPerEpoch,
      zoom,
    );
    return thinned(seen, columns);
  });
  return alignLines(lines, reading.stepsPerEpoch);
}

function thinned({ steps, values }: Points, columns: number): Points {
  const kept = keepSteps(values, columns);
  return { steps: kept.map((index) => steps[index] ?? 0), values: kept.map((index) => values[index] ?? Number.NaN) };
}
