import { alignCommands } from '../commands/list/align';
import { useCommand } from '../commands/use-command';
import { IconButton } from '../ui/icon-button';

/** Aligning and distributing what is selected. */
export function ArrangeButtons() {
  return (
    <div className="row arrange" role="toolbar" aria-label="Arrange">
      {alignCommands.map(({ id, icon }) => (
        <ArrangeButton key={id} id={id} icon={icon ?? 'box'} />
      ))}
    </div>
  );
}

function ArrangeButton({ id, icon }: { id: string; icon: string }) {
  const { title, shortcut, disabledReason, run } = useCommand(id);
  return <IconButton icon={icon} label={title} shortcut={shortcut} disabledReason={disabledReason} onClick={run} />;
}
