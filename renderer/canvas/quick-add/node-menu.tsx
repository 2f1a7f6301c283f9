import { Portal } from '@ark-ui/react/portal';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Point } from '../../../src-core/graph/document';
import { movedBy } from '../../shell/list-keys';
import { Marked } from '../../shell/palette-list';
import { appStore } from '../../store/create-store';
import { Icon } from '../../ui/icon';
import { type NodeMenuItem, type NodeMenuWish, nodeMenuSections, wishTitle } from './menu-items';
import { recentNodes } from './recent-nodes';

export interface OpenNodeMenu extends NodeMenuWish {
  /** Pixels of the window. */
  readonly at: Point;
}

interface NodeMenuProps {
  readonly menu: OpenNodeMenu;
  readonly onClose: () => void;
  /** `wired`: with the wire that the menu was opened for. */
  readonly onAdd: (item: NodeMenuItem, wired: boolean) => void;
}

/** Search over what can be added at a place: arrows choose, Enter adds, Shift+Enter without a wire, Escape leaves. */
export function NodeMenu({ menu, onClose, onAdd }: NodeMenuProps) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [opener] = useState(() => document.activeElement);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  // The state of the moment it was opened: what is listed must not change under the reader's eyes.
  const [state] = useState(() => appStore.getState());
  const sections = useMemo(() => nodeMenuSections(query, menu, state, recentNodes.get()), [query, menu, state]);
  const items = sections.flatMap((section) => section.items);

  const close = (): void => {
    flushSync(onClose);
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  const add = (item: NodeMenuItem | undefined, wired: boolean): void => {
    if (item === undefined) return;
    close();
    recentNodes.add(item.entry.title);
    onAdd(item, wired && item.fit !== null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = movedBy(event.key, chosen, items.length);
    if (next !== null) setChosen(next);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(items[chosen], !event.shiftKey);
    else if (event.key === 'Escape') close();
    // There is nothing else to go to.
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) onClose();
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [onClose]);
  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, chosen]);

  const title = wishTitle(menu, state);
  return (
    <Portal>
      <div ref={box} className="pop cmd node-menu" style={placeOf(menu.at)} role="dialog" aria-label={title}>
        <label className="q">
          <Icon name="search" />
          <input
            ref={field}
            role="combobox"
            aria-label={title}
            aria-expanded
            aria-controls={list}
            aria-activedescendant={items.length === 0 ? undefined : `${list}-${chosen}`}
            autoComplete="off"
            spellCheck={false}
            placeholder={title}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
        </label>
        <div className="menu" id={list} role="listbox" aria-label={title}>
          {sections.map((section, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
            <div key={section.title} role="group" aria-label={section.title}>
              <div className="lab" aria-hidden="true">
                {section.title}
              </div>
              {section.items.map((item, row) => {
                const here = before(sections, index) + row;
                return (
                  <Row
                    key={item.entry.title}
                    id={`${list}-${here}`}
                    item={item}
                    chosen={here === chosen}
                    onPoint={() => setChosen(here)}
                    onChoose={() => add(item, true)}
                  />
                );
              })}
            </div>
          ))}
        </div>
        <p className="none" role="status" hidden={items.length > 0}>
          {items.length > 0 ? '' : noneWords(query)}
        </p>
      </div>
    </Portal>
  );
}

const noneWords = (query: string): string =>
  query.trim() === ''
    ? 'Nothing fits here. Esc leaves; the palette has every node.'
    : `No node that fits here is called “${query.trim()}”. Fewer letters find more.`;

const before = (sections: readonly { readonly items: readonly unknown[] }[], index: number): number =>
  sections.slice(0, index).reduce((count, { items }) => count + items.length, 0);

/** Beside the point, but within the window; where the list would not fit under it, at the window's lower edge. */
function placeOf({ x, y }: Point) {
  const [width, height, margin] = [300, 380, 8];
  const left = Math.max(margin, Math.min(x, window.innerWidth - width - margin));
  return y + height + margin > window.innerHeight ? { left, bottom: margin } : { left, top: y };
}

interface RowProps {
  readonly id: string;
  readonly item: NodeMenuItem;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Row({ id, item: { entry, marks, hint, fit }, chosen, onPoint, onChoose }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={`mi ${chosen ? 'is-hover' : ''} ${fit === null ? 'is-off' : ''}`}
      title={entry.doc}
      onPointerMove={chosen ? undefined : onPoint}
      onClick={onChoose}
    >
      <Icon name={entry.icon} />
      <span>
        <Marked text={entry.title} marks={marks} />
      </span>
      <span className="k cut">{hint}</span>
    </div>
  );
}
