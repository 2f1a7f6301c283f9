import { useMemo } from 'react';
import { useNarrow } from '../palette/use-narrow';
import { EmptyState } from '../ui/empty-state';
import { Segment } from '../ui/segment';
import { LineKey } from './line-key';
import { type Overlay, type OverlayKind, overlayOf } from './overlay';
import { OverlayPlot } from './overlay-plot';
import { useRunsView } from './runs-view';
import { useTicked } from './use-ticked';

const titles: Readonly<Record<OverlayKind, string>> = {
  accuracy: 'Test accuracy',
  loss: 'Test loss',
  training: 'Training loss',
};

const shortTitles: typeof titles = { accuracy: 'Accuracy', loss: 'Test loss', training: 'Train loss' };
const kinds = ['accuracy', 'loss', 'training'] as const;

/** The curves of the ticked runs. */
export function OverlayColumn() {
  const { overlay, kind } = useOverlay();
  const showKind = useRunsView((view) => view.showKind);
  const narrow = useNarrow();
  return (
    <div className="col grow overlay-col">
      <div className="plot-h">
        <Segment
          label="Curves"
          value={kind}
          options={kinds.map((value) => ({ value, label: (narrow ? shortTitles : titles)[value] }))}
          onChange={showKind}
        />
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
      </div>
      {overlay === null ? <NoCurves kind={kind} /> : <OverlayPlot overlay={overlay} kind={kind} />}
    </div>
  );
}

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
    <EmptyState icon="chart-line" title="No such curve">
      {kind === 'accuracy'
        ? 'These runs have no accuracy: they ended before the first epoch was over, or they answer with numbers.'
        : 'The ticked runs ended before the first epoch was over.'}
    </EmptyState>
  );
}

/** What the plot shows; runs without an accuracy show their loss instead. */
export function useOverlay(): { readonly overlay: Overlay | null; readonly kind: OverlayKind } {
  const ticked = useTicked();
  const wanted = useRunsView((view) => view.kind);
  return useMemo(() => {
    const regression = ticked.length > 0 && ticked.every(({ run }) => run.test !== null && run.test.right === null);
    const kind = regression && wanted === 'accuracy' ? 'loss' : wanted;
    return { overlay: overlayOf(ticked, kind), kind };
  }, [ticked, wanted]);
}
