import type { Run } from '../store/run-slice';
import type { AppState } from '../store/state';
import { accuracyCurve, lossCurve } from './batch-curves';
import type { CurveKind } from './curve-kinds';
import { gradientCurve } from './gradient-curve';
import { rateCurve } from './rate-curve';

/** Something that the Training pane can show. */
export type Chart = {
  readonly id: string;
  readonly title: string;
  /** Means nothing for a network that answers with a number. */
  readonly classesOnly?: true;
} & ({ readonly curve: CurveKind } | { readonly curve: null; readonly id: 'distribution' | 'throughput' });

const curveChart = (id: string, curve: CurveKind) => ({ id, title: curve.title, curve });

/** In the order in which they stand. */
export const charts: readonly Chart[] = [
  curveChart('loss', lossCurve),
  { ...curveChart('accuracy', accuracyCurve), classesOnly: true },
  curveChart('rate', rateCurve),
  curveChart('gradients', gradientCurve),
  { id: 'distribution', title: 'Distribution over time', curve: null },
  { id: 'throughput', title: 'Throughput', curve: null },
];

/** @param chosen ids @param regression the run's answers are numbers */
export function shownCharts(chosen: readonly string[], regression: boolean): readonly Chart[] {
  return charts.filter(({ id, classesOnly }) => chosen.includes(id) && !(regression && classesOnly === true));
}

/** The curves that the pane shows now. */
export function shownCurves({ settings, run }: Pick<AppState, 'settings' | 'run'>): readonly CurveKind[] {
  return shownCharts(settings.charts, isRegression(run)).flatMap(({ curve }) => curve ?? []);
}

/** The answers of the network are numbers, which have no accuracy. */
export const isRegression = ({ epochs }: Pick<Run, 'epochs'>): boolean =>
  epochs.length > 0 && epochs.at(-1)?.test.accuracy === null;
