import type { ReadOnly } from '../../electron/shared/ipc-contract';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { Tooltip } from '../ui/tooltip';

const reasons: Readonly<Record<Exclude<ReadOnly, null>, string>> = {
  elsewhere:
    'This project is open in another window, which alone can save to its file. Save as… makes a copy of yours.',
  protected: 'The system does not allow writing to this file. Save as… makes a copy that can be changed.',
};

/** Beside the name of a project whose file cannot be written; a click saves it under another name. */
export function ReadOnlyBadge() {
  const readOnly = useApp(({ file }) => file?.readOnly ?? null);
  const { run } = useCommand('file.save-as');
  if (readOnly === null) return null;
  return (
    <Tooltip text={reasons[readOnly]}>
      <button type="button" className="badge w read-only" aria-label={`Read-only. ${reasons[readOnly]}`} onClick={run}>
        <Icon name="lock" size={12} />
        Read-only
      </button>
    </Tooltip>
  );
}
