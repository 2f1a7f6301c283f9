import { type KeyboardEvent, useState } from 'react';
import { addAfterSelection } from '../canvas/add-node';
import { Icon } from '../ui/icon';
import { PaletteEntry } from './palette-entry';
import { type Entry, findEntries, type Group, paletteGroups } from './palette-groups';

/** Search over the groups of all node types. */
export function Palette({ autoFocus = false, onAdded }: { autoFocus?: boolean; onAdded?: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = findEntries(query);
  const searching = query.trim() !== '';

  const search = (text: string): void => {
    setQuery(text);
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const entry = found[chosen];
    if (event.key === 'Enter' && entry !== undefined) {
      addAfterSelection(entry);
      search('');
      onAdded?.();
    } else if (event.key === 'Escape' && searching) search('');
    else if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div className="pal-search">
        <label className="inp">
          <Icon name="search" size={14} />
          <input
            placeholder="Add a node"
            aria-label="Add a node"
            value={query}
            // biome-ignore lint/a11y/noAutofocus: the flyout was opened to search
            autoFocus={autoFocus}
            onChange={(event) => search(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </label>
      </div>
      <div className="pal">
        {searching ? (
          <Found entries={found} chosen={chosen} query={query} onAdded={onAdded} />
        ) : (
          paletteGroups.map((group) => <PaletteGroup key={group.group} group={group} onAdded={onAdded} />)
        )}
      </div>
    </>
  );
}

function Found({
  entries,
  chosen,
  query,
  onAdded,
}: {
  entries: readonly Entry[];
  chosen: number;
  query: string;
  onAdded: (() => void) | undefined;
}) {
  if (entries.length === 0)
    return <p className="pal-none">No node is called “{query.trim()}”. Fewer letters find more.</p>;
  return (
    <div className="its">
      {entries.map((entry, index) => (
        <PaletteEntry key={entry.title} entry={entry} highlighted={index === chosen} {...(onAdded && { onAdded })} />
      ))}
    </div>
  );
}

function PaletteGroup({ group, onAdded }: { group: Group; onAdded: (() => void) | undefined }) {
  const [open, setOpen] = useState(true);
  return (
    <section aria-label={group.title}>
      <button type="button" className="grp" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
        {group.title}
      </button>
      {open ? <GroupEntries group={group} {...(onAdded && { onAdded })} /> : null}
    </section>
  );
}

/** The entries of one group in two columns. */
export function GroupEntries({ group, onAdded }: { group: Group; onAdded?: () => void }) {
  return (
    <div className="its">
      {group.entries.map((entry) => (
        <PaletteEntry key={entry.title} entry={entry} {...(onAdded && { onAdded })} />
      ))}
    </div>
  );
}
