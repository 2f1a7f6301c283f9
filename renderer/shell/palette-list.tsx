import type { PaletteItem, PaletteSection } from '../commands/palette-items';
import { Icon } from '../ui/icon';

interface PaletteListProps {
  readonly id: string;
  readonly sections: readonly PaletteSection[];
  /** Index over the rows of all sections. */
  readonly chosen: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (item: PaletteItem) => void;
}

/** The rows of the palette by section. The focus stays in the field above, which names the row that is chosen. */
export function PaletteList({ id, sections, chosen, onPoint, onChoose }: PaletteListProps) {
  const before = (place: number): number =>
    sections.slice(0, place).reduce((count, section) => count + section.items.length, 0);
  return (
    <div className="menu" id={id} role="listbox" aria-label="Found">
      {sections.map(({ title, items }, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
        <div key={title} role="group" aria-label={title}>
          <div className="lab" aria-hidden="true">
            {title}
          </div>
          {items.map((item, row) => {
            const here = before(place) + row;
            return (
              <Row
                key={item.key}
                id={`${id}-${here}`}
                item={item}
                chosen={here === chosen}
                onPoint={() => onPoint(here)}
                onChoose={() => onChoose(item)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Row({ id, item, chosen, onPoint, onChoose }: RowProps) {
  const { icon, title, marks, hint, reason } = item;
  const look = [chosen ? 'is-hover' : '', reason === null ? '' : 'is-off'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={reason !== null || undefined}
      className={`mi ${look}`}
      onPointerMove={chosen ? undefined : onPoint}
      onClick={onChoose}
    >
      {icon === null ? <i className="no-icon" /> : <Icon name={icon} />}
      <span className="cut">
        <Marked text={title} marks={marks} />
      </span>
      <span className="k">{reason ?? hint}</span>
    </div>
  );
}

/** A text with what was found in it underlined. */
export function Marked({ text, marks }: { text: string; marks: PaletteItem['marks'] }) {
  const pieces = marks.flatMap(([start, end], place) => {
    const before = marks[place - 1]?.[1] ?? 0;
    return [text.slice(before, start), <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
