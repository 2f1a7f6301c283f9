import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { RichText } from '../ui/rich-text';
import { ClaimProgress } from './claim-progress';
import { claimViews } from './claim-views';
import type { Measurement } from './use-measurement';

interface MeasurementBodyProps {
  readonly measurement: Measurement;
  readonly title: string;
  readonly trains: string | undefined;
}

/** What was measured as its claim's view; before that how far it is, what it waits for, or why it cannot be measured. */
export function MeasurementBody({ measurement, title, trains }: MeasurementBodyProps) {
  const { measured, refusal, stale, progress, waits, measure, cancel } = measurement;
  if (refusal !== null) {
    return (
      <EmptyState icon="info" title={title}>
        <RichText text={refusal} />
      </EmptyState>
    );
  }
  if (measured === null && waits) {
    return (
      <div className="claim-ask">
        <p className="t2 s12t">{trains ?? 'Cancelled: nothing was measured.'}</p>
        <Button look="primary" icon="play" onClick={measure}>
          {trains === undefined ? 'Measure' : 'Train and measure'}
        </Button>
      </div>
    );
  }
  if (measured === null) return <ClaimProgress progress={progress} cancel={cancel} />;
  const View = claimViews[measured.claim];
  return <View measured={measured} stale={stale} />;
}
