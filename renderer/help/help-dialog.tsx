import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useApp } from '../store/create-store';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { HelpPage } from './help-page';
import { findTopic, helpGroups, topicOf } from './topics';

const firstTopic = helpGroups[0]?.topics[0]?.key ?? '';

/** A page on every node. Opens with that of the selected one. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const asked = useApp((state) => state.helpTopic);
  const openHelp = useApp((state) => state.openHelp);
  const selected = useApp(({ document, selectedNodes }) => document.nodes.find(({ id }) => selectedNodes.has(id)));
  const key = asked ?? (selected === undefined ? firstTopic : topicOf(selected));
  const topic = findTopic(key);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Dialog title="The nodes" size="large" onClose={onClose}>
      <div className="modal-body help-dialog">
        <nav ref={list} aria-label="Nodes" onKeyDown={(event) => walk(event, list.current)}>
          {helpGroups.map((group) => (
            <div key={group.title}>
              <h3 className="h3">{group.title}</h3>
              {group.topics.map(({ key: its, title, icon }) => (
                <button
                  key={its}
                  type="button"
                  className="it"
                  aria-current={its === key ? 'page' : undefined}
                  onClick={() => openHelp(its)}
                >
                  <Icon name={icon} />
                  <span className="cut">{title}</span>
                </button>
              ))}
            </div>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
        <section className="help-scroll" aria-label="Page" tabIndex={0} key={key}>
          {topic === null ? null : <HelpPage topic={topic} />}
        </section>
      </div>
    </Dialog>
  );
}

/** Arrow keys go through the list and show each page. */
function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || list === null) return;
  const buttons: readonly Element[] = [...list.querySelectorAll('button')];
  const here = document.activeElement === null ? -1 : buttons.indexOf(document.activeElement);
  const next = buttons[here + by];
  event.preventDefault();
  if (!(next instanceof HTMLElement)) return;
  next.focus();
  next.click();
}
