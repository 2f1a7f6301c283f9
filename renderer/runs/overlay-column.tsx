import { useMemo } from 'react';
import { useNarrow } from '../palette/use-narrow';
import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';
import { EmptyState } from '../ui/empty-state';
import { Segment } from '../ui/segment';
import { LineKey } from './line-key';
import { type Overlay, type OverlayKind, overlayOf } from './overlay';
import { OverlayPlot } from './overlay-plot';
import { useRunsView } from './runs-view';
import { SweepChart } from './sweep/sweep-chart';
import { useTicked } from './use-ticked';

type Shown = OverlayKind | 'sweep';

const titles: Readonly<Record<Shown, string>> = {
  accuracy: 'Test accuracy',
  loss: 'Test loss',
  training: 'Training loss',
  sweep: 'Sweep',
};
const shortTitles: typeof titles = { accuracy: 'Accuracy', loss: 'Test loss', training: 'Train loss', sweep: 'Sweep' };
const curves: readonly Shown[] = ['accuracy', 'loss', 'training'];

/** The curves of the ticked runs, or the results of a sweep. */
export function OverlayColumn() {
  const { overlay, kind } = useOverlay();
  const runs = useApp((state) => state.runs);
  const sweep = useApp(sweepOf);
  const shown = useRunsView((view) => (view.kind === 'sweep' && sweep !== null ? 'sweep' : kind));
  const showKind = useRunsView((view) => view.showKind);
  const names = useNarrow() ? shortTitles : titles;
  const kinds = sweep === null ? curves : [...curves, 'sweep' as const];
  return (
    <div className="col grow overlay-col">
      <div className="plot-h">
        <Segment
          label="Curves"
          value={shown}
          options={kinds.map((value) => ({ value, label: names[value] }))}
          onChange={showKind}
        />
        {shown === 'sweep' ? null : (
          <>
            <span className="t3 s11t wide">{kind === 'accuracy' ? '%, by epoch' : 'by epoch'}</span>
            <span className="sp" />
            <span className="overlay-keys">
              {overlay?.lines.map(({ run, look }) => (
                <span key={run.id} className="key" title={run.name}>
                  <LineKey look={look} />
                  <span className="cut">{run.name}</span>
                </span>
              ))}
            </span>
          </>
        )}
      </div>
      {shown === 'sweep' ? (
        <SweepChart runs={runs} sweep={sweep} />
      ) : overlay === null ? (
        <NoCurves kind={kind} />
      ) : (
        <OverlayPlot overlay={overlay} kind={kind} />
      )}
    </div>
  );
}

/** The sweep of the run that was chosen, or the one that is under way or was last. */
function sweepOf({ runs, shownRun, sweep }: AppState): string | null {
  const chosen = runs.find(({ id }) => id === shownRun)?.sweep;
  return chosen?.id ?? (sweep !== null && sweep.phase !== 'over' ? sweep.id : null) ?? lastSweep(runs);
}

const lastSweep = (runs: AppState['runs']): string | null =>
  runs.findLast((run) => run.sweep !== null)?.sweep?.id ?? null;

function NoCurves({ kind }: { kind: OverlayKind }) {
  const ticked = useTicked();
  if (ticked.length === 0) {
    return (
      <EmptyState icon="chart-line" title="No run is ticked">
        Tick up to six rows of the table, and their curves are laid over each other here.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="chart-line" title="No curve yet">
      {kind === 'accuracy'
        ? 'These runs have no accuracy: they ended before the first epoch was over, or they answer with numbers.'
        : 'The ticked runs ended before the first epoch was over.'}
    </EmptyState>
  );
}

/** What the plot shows; runs without an accuracy show their loss instead. */
function useOverlay(): { readonly overlay: Overlay | null; readonly kind: OverlayKind } {
  const ticked = useTicked();
  const wanted = useRunsView((view) => view.kind);
  return useMemo(() => {
    const regression = ticked.length > 0 && ticked.every(({ run }) => run.test !== null && run.test.right === null);
    const curve = wanted === 'sweep' ? 'accuracy' : wanted;
    const kind = regression && curve === 'accuracy' ? 'loss' : curve;
    return { overlay: overlayOf(ticked, kind), kind };
  }, [ticked, wanted]);
}
