import { addAfterSelection, writeDragged } from '../canvas/add-node';
import { Icon } from '../ui/icon';
import type { Entry } from './palette-groups';

/** Drags onto the canvas, or goes in behind the selection with a click or Enter. */
export function PaletteEntry({
  entry,
  highlighted = false,
  onAdded,
}: {
  entry: Entry;
  highlighted?: boolean;
  onAdded?: () => void;
}) {
  return (
    <button
      type="button"
      className={highlighted ? 'it on' : 'it'}
      draggable
      title={`${entry.title}: ${entry.doc}`}
      onDragStart={(event) =>
        writeDragged(event.dataTransfer, { type: entry.type, title: entry.title, params: entry.params })
      }
      onClick={() => {
        addAfterSelection(entry);
        onAdded?.();
      }}
    >
      <Icon name={entry.icon} size={14} />
      <span className="cut">{entry.title}</span>
    </button>
  );
}
