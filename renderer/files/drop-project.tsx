import { useEffect, useState } from 'react';
import { extension, replaceWith } from '../commands/project-files';
import { commandContext } from '../commands/run-command';
import { appStore } from '../store/create-store';
import { Icon } from '../ui/icon';

/** A project that is dropped anywhere on the window is opened; while it hovers, the window says so. */
export function DropProject() {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Without this the browser would leave the editor and show the file.
      event.preventDefault();
      setHovering(mayBeProject(event));
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHovering(false);
    };
    // Before any pane: a project is opened wherever it falls.
    const drop = (event: DragEvent): void => {
      setHovering(false);
      const project = projectIn(event);
      if (project === null) return;
      event.preventDefault();
      event.stopPropagation();
      void open(project);
    };
    const refuse = (event: DragEvent): void => {
      if (!carriesFiles(event) || projectIn(event) !== null) return;
      const taken = event.defaultPrevented;
      event.preventDefault();
      if (!taken) sayWhatCanBeDropped();
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop, { capture: true });
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop, { capture: true });
      window.removeEventListener('drop', refuse);
    };
  }, []);
  if (!hovering) return null;
  return (
    <div className="drop-project" data-testid="drop-project">
      <p>
        <Icon name="folder-open" size={20} />
        Drop the project to open it
      </p>
    </div>
  );
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Names are told only on the drop; no system knows the kind of our files. */
function mayBeProject({ dataTransfer }: DragEvent): boolean {
  const items = [...(dataTransfer?.items ?? [])];
  return items.some(({ kind, type }) => kind === 'file' && (type === '' || type === 'application/json'));
}

function projectIn({ dataTransfer }: DragEvent): DataTransferItem | null {
  const items = [...(dataTransfer?.items ?? [])];
  return items.find((item) => item.getAsFile()?.name.toLowerCase().endsWith(extension) ?? false) ?? null;
}

async function open(item: DataTransferItem): Promise<void> {
  // Before anything is asked: the item is empty once the drop is over.
  await replaceWith(commandContext, await commandContext.host.openDropped(item));
}

function sayWhatCanBeDropped(): void {
  const detail = `Projects end in ${extension}. Data files are opened from the data chooser in the top bar.`;
  appStore.getState().toast({ kind: 'info', title: 'Only a project can be dropped here', detail });
}
