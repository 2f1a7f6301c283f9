import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { CompareCard } from './compare-card';
import { OverlayColumn } from './overlay-column';
import { RunsTable } from './runs-table';

/** Every run that was kept: the table, the curves of the ticked ones, and which of two is better. */
export function RunsPane() {
  const empty = useApp((state) => state.runs.length === 0);
  if (empty) return <NoRuns />;
  return (
    <div className="runs-pane">
      <RunsTable />
      <div className="body">
        <OverlayColumn />
        <CompareCard />
      </div>
    </div>
  );
}

function NoRuns() {
  const train = useCommand('run.train');
  const phase = useApp(({ run }) => run.phase);
  const trains = phase === 'running' || phase === 'opening' || phase === 'paused';
  return (
    <EmptyState icon="history" title={trains ? 'The first run is under way' : 'No runs yet'}>
      {trains
        ? 'It is kept here as soon as it ends.'
        : 'Every run is kept here with its network, settings, seed and curve, to be laid over others and compared.'}
      {trains || train.disabledReason !== undefined ? null : (
        <Button small look="primary" icon="play" onClick={() => train.run()}>
          Train
        </Button>
      )}
    </EmptyState>
  );
}
