import { useMemo } from 'react';
import { runsBudget, sizeOfRuns } from '../../src-core/runs/keep-runs';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { cellsOver } from '../store/sweep-slice';
import { Button } from '../ui/button';
import { formatBytes } from '../ui/format';

/** How much is kept, and the ways out. */
export function RunsTools() {
  const runs = useApp((state) => state.runs);
  const ticked = useApp(({ overlaid }) => overlaid.filter((id) => id !== null).length);
  const size = useMemo(() => sizeOfRuns(runs), [runs]);
  if (runs.length === 0) return <CommandButton id="runs.sweep" icon="list-checks" text="Sweep" />;
  return (
    <>
      <span
        className="s12t t2 nw wide"
        title="Kept with the project. Beyond this the oldest runs that are not pinned lose their predictions, then go."
      >
        {formatBytes(size)} of {formatBytes(runsBudget)}
      </span>
      <span className="s12t t2 nw wide">
        {ticked} of {runs.length} overlaid
      </span>
      <SweepButton />
      <CommandButton id="runs.export-csv" icon="download" text="CSV" />
      <CommandButton id="runs.export-png" icon="download" text="PNG" />
    </>
  );
}

/** While a sweep goes on in the background, how far it is. */
function SweepButton() {
  const words = useApp(({ sweep }) =>
    sweep === null || sweep.phase === 'over' ? 'Sweep' : `Sweep ${cellsOver(sweep)} / ${sweep.cells.length}`,
  );
  return <CommandButton id="runs.sweep" icon="list-checks" text={words} />;
}

function CommandButton({ id, icon, text }: { id: string; icon: string; text: string }) {
  const command = useCommand(id);
  return (
    <Button
      small
      icon={icon}
      aria-disabled={command.disabledReason !== undefined}
      className={`runs-tool${command.disabledReason === undefined ? '' : ' is-disabled'}`}
      title={command.disabledReason ?? command.title}
      onClick={() => command.run()}
    >
      {text}
    </Button>
  );
}
