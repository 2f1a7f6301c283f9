import { Dialog as Ark } from '@ark-ui/react/dialog';
import { Portal } from '@ark-ui/react/portal';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { commandContext } from '../commands/run-command';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { GalleryStart } from './gallery-start';
import { nextCard } from './next-card';
import { openTemplate } from './open-template';
import { TemplateCardButton } from './template-card-button';
import { searchCards, type TemplateCard, templateCards } from './template-cards';

/** The page behind the app's mark: a new project, an old one, or a network of the chapter. */
export function TemplateGallery({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const all = templateCards();
  const cards = searchCards(all, search);
  const open = async (card: TemplateCard): Promise<void> => {
    if (await openTemplate(commandContext, card.id)) onClose();
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
                  {cards.map((card, index) => (
                    <Fragment key={card.id}>
                      <PartHeading part={card.part} before={cards[index - 1]?.part} />
                      <TemplateCardButton card={card} onOpen={() => void open(card)} />
                    </Fragment>
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

/** The heading of a part of the chapter, before its first card. */
function PartHeading({ part, before }: { part: string; before: string | undefined }) {
  if (part === before) return null;
  return <h2>{part}</h2>;
}

/** Arrow keys go from card to card, up and down to the nearest of the next row. */
function walk(event: KeyboardEvent, grid: HTMLElement | null): void {
  if (grid === null || !(document.activeElement instanceof HTMLElement)) return;
  const cards = [...grid.querySelectorAll<HTMLElement>('.tcard')];
  const here = cards.indexOf(document.activeElement);
  if (here < 0) return;
  const places = cards.map((card) => ({ x: card.offsetLeft, y: card.offsetTop }));
  const next = nextCard(places, here, event.key);
  if (next === null) return;
  event.preventDefault();
  cards[next]?.focus();
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
