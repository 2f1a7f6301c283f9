import { useStore } from '@xyflow/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { limits } from '../../src-core/graph/document-schema';
import type { NodeId } from '../../src-core/ids';
import { appStore, useApp } from '../store/create-store';
import { typedText } from '../ui/limited-text';
import { cardWidth } from './measures';

/** A field over the name on a card: Enter or leaving it keeps the name, Escape does not; empty names it by itself. */
export function RenameBox({ id, onClose }: { id: NodeId; onClose: () => void }) {
  const node = useApp(({ document }) => document.nodes.find((one) => one.id === id) ?? null);
  const name = useApp(({ analysis }) => analysis.nodes.get(id)?.name ?? '');
  const [text, setText] = useState(node?.label ?? name);
  const [x, y, zoom] = useStore((state) => state.transform);
  // The card that is dropped or deleted takes the field along; leaving it then must not count as Enter.
  const done = useRef(false);
  if (node === null) return null;

  const finish = (keep: boolean): void => {
    if (done.current) return;
    done.current = true;
    if (keep && text.trim() !== (node.label ?? name)) {
      const label = text.trim() === '' ? null : text.trim();
      appStore.getState().edit({ kind: 'rename', node: id, label }, `rename ${name}`);
    }
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(event.key === 'Enter');
    focusCard(event.currentTarget, id);
  };

  const left = node.position.x * zoom + x;
  const top = node.position.y * zoom + y;
  // Not scaled with the canvas: text is never smaller than it can be read.
  const width = Math.max(160, cardWidth * zoom);
  return (
    <input
      className="rename-box nodrag nopan nowheel"
      style={{ transform: `translate(${left}px, ${top}px)`, width }}
      aria-label={`Name of ${name}`}
      spellCheck={false}
      autoComplete="off"
      placeholder="Named by itself"
      // biome-ignore lint/a11y/noAutofocus: it was asked for by a key or a menu
      autoFocus
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(typedText(event, text, limits.name))}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
    />
  );
}

function focusCard(within: HTMLElement, id: NodeId): void {
  const canvas = within.closest('.react-flow');
  canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
