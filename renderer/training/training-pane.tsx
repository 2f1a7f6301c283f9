import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { later } from '../ui/later';
import { ShareBar } from '../ui/share-bar';
import { isRegression, shownCharts } from './charts';
import { LookingBanner } from './detective/looking-banner';
import { FailureBanner } from './failure-banner';

const ChartPanes = later(() => import('./chart-pane').then((part) => part.ChartPanes));
// That training stopped is said whether or not the words for its cause can be had.
const DetectivePane = later(() => import('./detective/detective-pane').then((part) => part.DetectivePane), {
  failed: (notice) => (
    <div className="training-pane">
      <FailureBanner />
      {notice}
    </div>
  ),
});
const FindingBanner = later(() => import('./detective/detective-pane').then((part) => part.FindingBanner), {
  waiting: null,
  failed: () => <FailureBanner />,
});

/** The curves of the run as they are made. */
export function TrainingPane() {
  const phase = useApp(({ run }) => run.phase);
  const chosen = useApp(({ settings }) => settings.charts);
  // A regression has no accuracy; its loss gets the room.
  const regression = useApp(({ run }) => isRegression(run));
  const empty = useApp(({ run }) => run.step === 0 && run.epochs.length === 0);
  const found = useApp((state) => (state.detectiveShown ? state.investigation : null));
  const shown = shownCharts(chosen, regression);
  if (found?.phase === 'found') return <DetectivePane found={found} />;
  if (phase === 'opening' && empty) return <Opening />;
  if (empty && phase !== 'running' && phase !== 'failed') return <NoCurves />;
  return (
    <div className="training-pane">
      {phase === 'failed' ? <WhyFailed /> : null}
      <div className="body training">
        {shown.length > 0 ? (
          <ChartPanes charts={shown} />
        ) : (
          <EmptyState icon="chart-line" title="No chart is chosen">
            Tick one under Charts.
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/** Of a run that diverged what is known of the cause; of any other what stopped it. */
function WhyFailed() {
  const investigation = useApp((state) => state.investigation);
  if (investigation?.phase === 'looking') return <LookingBanner share={investigation.share} />;
  if (investigation?.phase === 'found') return <FindingBanner found={investigation} />;
  return <FailureBanner />;
}

function NoCurves() {
  const train = useCommand('run.train');
  return (
    <EmptyState icon="chart-line" title="No curves yet">
      {train.disabledReason === undefined
        ? 'Press Train and loss and accuracy appear here.'
        : `Train is ${train.disabledReason.charAt(0).toLowerCase()}${train.disabledReason.slice(1)}.`}
      {train.disabledReason === undefined ? (
        <Button small look="primary" icon="play" onClick={() => train.run()}>
          Train
        </Button>
      ) : null}
    </EmptyState>
  );
}

function Opening() {
  const progress = useApp(({ run }) => run.progress);
  const what = progress?.what ?? 'Opening the model';
  return (
    <div className="empty" role="status">
      <Icon name="loader-circle" size={24} className="spin" />
      <b>{what}</b>
      <ShareBar share={progress?.fraction ?? null} label={what} className="opening-bar" />
    </div>
  );
}
