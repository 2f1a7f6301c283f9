import { useMemo } from 'react';
import { runsBudget, sizeOfRuns } from '../../src-core/runs/keep-runs';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { formatBytes } from '../ui/format';

/** How much is kept, and the ways out. */
export function RunsTools() {
  const runs = useApp((state) => state.runs);
  const ticked = useApp(({ overlaid }) => overlaid.filter((id) => id !== null).length);
  const size = useMemo(() => sizeOfRuns(runs), [runs]);
  if (runs.length === 0) return null;
  return (
    <>
      <span
        className="s12t t2 nw wide"
        title="Kept with the project. Beyond this the oldest runs that are not pinned lose their predictions, then go."
      >
        {formatBytes(size)} of {formatBytes(runsBudget)}
      </span>
      <span className="s12t t2 nw">
        {ticked} of {runs.length} overlaid
      </span>
      <CommandButton id="runs.export-csv" icon="download">
        CSV
      </CommandButton>
      <CommandButton id="runs.export-png" icon="download">
        PNG
      </CommandButton>
    </>
  );
}

function CommandButton({ id, icon, children }: { id: string; icon: string; children: string }) {
  const command = useCommand(id);
  return (
    <Button
      small
      icon={icon}
      aria-disabled={command.disabledReason !== undefined}
      className={command.disabledReason === undefined ? '' : 'is-disabled'}
      title={command.disabledReason ?? command.title}
      onClick={() => command.run()}
    >
      {children}
    </Button>
  );
}
