import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { IconButton } from '../ui/icon-button';

/** Rewind, train or pause, step a minibatch, step an epoch, stop. A button that is off says why. */
export function RunControls() {
  const phase = useApp(({ run }) => run.phase);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box
    <div className="runs" role="group" aria-label="Run">
      <RunButton id="run.rewind" icon="skip-back" />
      {phase === 'running' ? (
        <RunButton id="run.pause" icon="pause" main keys="run.train" />
      ) : (
        <RunButton id="run.train" icon="play" main />
      )}
      <RunButton id="run.step-batch" icon="step-forward" />
      <RunButton id="run.step-epoch" icon="fast-forward" />
      <RunButton id="run.stop" icon="square" />
    </div>
  );
}

function RunButton({ id, icon, main = false, keys = id }: { id: string; icon: string; main?: boolean; keys?: string }) {
  const { title, disabledReason, run } = useCommand(id);
  const { shortcut } = useCommand(keys);
  const name = main && disabledReason !== undefined ? `${title}. ${disabledReason}` : title;
  return (
    <IconButton
      icon={icon}
      label={name}
      shortcut={shortcut}
      disabledReason={disabledReason === undefined ? undefined : `${title}: ${lowerFirst(disabledReason)}`}
      look={main && disabledReason === undefined ? 'solid' : 'plain'}
      onClick={run}
    />
  );
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
