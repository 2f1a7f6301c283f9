import { Dialog as Ark } from '@ark-ui/react/dialog';
import { Portal } from '@ark-ui/react/portal';
import { type KeyboardEvent, useRef, useState } from 'react';
import { mayReplace } from '../commands/project-files';
import { commandContext } from '../commands/run-command';
import { useApp } from '../store/create-store';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { GalleryStart } from './gallery-start';
import { TemplateCardButton } from './template-card-button';
import { searchCards, type TemplateCard, templateCards } from './template-cards';

/** The page behind the app's mark: a new project, an old one, or a network of the chapter. */
export function TemplateGallery({ onClose }: { onClose: () => void }) {
  const load = useApp((state) => state.load);
  const [search, setSearch] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const all = templateCards();
  const cards = searchCards(all, search);
  const open = async (card: TemplateCard): Promise<void> => {
    if (!(await mayReplace(commandContext))) return;
    load(card.make(), null);
    onClose();
  };
  return (
    <Ark.Root
      open
      initialFocusEl={() => grid.current?.querySelector<HTMLElement>('.tcard') ?? null}
      onOpenChange={(details) => {
        if (!details.open) onClose();
      }}
    >
      <Portal>
        <Ark.Positioner className="gallery-layer">
          <Ark.Content className="gallery">
            <header className="top">
              <Mark />
              <b className="gallery-name">Layerloom</b>
              <span className="sp" />
              <Ark.CloseTrigger asChild>
                <IconButton icon="x" label="Back to the canvas" shortcut="Esc" />
              </Ark.CloseTrigger>
            </header>
            <GalleryStart onClose={onClose} />
            <main className="gal">
              <header>
                <div>
                  <Ark.Title asChild>
                    <h1>Start from a template</h1>
                  </Ark.Title>
                  <p className="t2">In the chapter’s order. Each one is wired and ready to train.</p>
                </div>
                <span className="sp" />
                <label className="inp gal-search">
                  <Icon name="search" size={14} />
                  <input
                    placeholder={`Search ${all.length} templates`}
                    aria-label="Search templates"
                    value={search}
                    onChange={(event) => setSearch(event.target.value)}
                  />
                </label>
              </header>
              {cards.length === 0 ? (
                <p className="t2">No template has these words. Clear the search to see all {all.length}.</p>
              ) : (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields.
                <div
                  ref={grid}
                  className="grid"
                  role="group"
                  aria-label="Templates"
                  onKeyDown={(event) => walk(event, grid.current)}
                >
                  {cards.map((card) => (
                    <TemplateCardButton key={card.id} card={card} onOpen={() => void open(card)} />
                  ))}
                </div>
              )}
            </main>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}

/** Arrow keys go from card to card, up and down by rows. */
function walk(event: KeyboardEvent, grid: HTMLElement | null): void {
  if (grid === null) return;
  const cards = [...grid.querySelectorAll<HTMLElement>('.tcard')];
  const here = document.activeElement instanceof HTMLElement ? cards.indexOf(document.activeElement) : -1;
  const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  const by = steps[event.key];
  if (by === undefined || here < 0) return;
  event.preventDefault();
  cards[here + by]?.focus();
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path
        d="M8 5v6M8 16.5v2.5M16 5v2.5M16 13v6M5 8h6M16.5 8h2.5M5 16h2.5M13 16h6"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
