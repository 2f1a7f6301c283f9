import { useCallback, useEffect, useState } from 'react';
import type { NodeId } from '../../src-core/ids';
import { appStore, useApp } from '../store/create-store';
import { focusCard } from './focus-card';
import { showHandWire } from './hand-wire';
import { beginKeyWire, endsOf, type KeyWire, keyWireWords, walked } from './key-connect';
import { cardWidth, portTop } from './measures';
import { joinNodes } from './use-connecting';
import type { PortSide } from './verdicts';

/** Drawing a wire by keys: arrows or Tab walk the cards that take it, Enter joins, Escape leaves. */
export function useKeyConnect(show: (node: NodeId) => void) {
  const [wire, setWire] = useState<KeyWire | null>(null);

  const begin = useCallback((node: NodeId, side: PortSide): void => {
    const { document, analysis, announce, toast } = appStore.getState();
    const begun = beginKeyWire(document, analysis, node, side);
    if (begun === null) {
      const name = analysis.nodes.get(node)?.name ?? node;
      const detail = `No card ${side === 'source' ? `takes a wire from ${name}` : `can feed ${name}`}. Press A to add one.`;
      toast({ kind: 'info', title: 'Nothing to wire', detail });
      announce(detail);
    }
    setWire(begun);
  }, []);

  useEffect(() => {
    if (wire === null) return;
    point(wire, show);
    const leave = (): void => {
      setWire(null);
      focusCard(wire.node);
    };
    const onKey = (event: KeyboardEvent): void => {
      const step = stepOf(event);
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (step !== null) setWire(walked(wire, step));
      else if (event.key === 'Enter' || event.key === ' ') {
        const { from, to } = endsOf(wire);
        leave();
        joinNodes(from, to);
      } else if (event.key === 'Escape') {
        leave();
        appStore.getState().announce('No wire drawn');
      }
    };
    const forget = (): void => setWire(null);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', forget, true);
    return () => {
      showHandWire(null);
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', forget, true);
    };
  }, [wire, show]);

  return { wire, begin, verdicts: wire?.verdicts ?? null };
}

function stepOf({ key, shiftKey }: KeyboardEvent): 1 | -1 | null {
  if (key === 'Tab') return shiftKey ? -1 : 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
  return key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : null;
}

/** Shows the wire to the card that is chosen, which has the focus. */
function point(wire: KeyWire, show: (node: NodeId) => void): void {
  const { document, analysis, announce } = appStore.getState();
  const { from, to } = endsOf(wire);
  const place = (id: NodeId) => document.nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 };
  const [start, end] = [place(from), place(to)];
  showHandWire({
    from: { x: start.x + cardWidth, y: start.y + portTop },
    to: { x: end.x, y: end.y + portTop },
    forward: 1,
  });
  const target = wire.side === 'source' ? to : from;
  show(target);
  focusCard(target);
  announce(keyWireWords(wire, document, analysis));
}

/** What the keys do while a wire is drawn by them. */
export function KeyConnectBar({ wire }: { wire: KeyWire }) {
  const words = useApp(({ document, analysis }) => keyWireWords(wire, document, analysis));
  return (
    <div className="key-bar float">
      <span className="cut">{words}</span>
      <kbd>←</kbd>
      <kbd>→</kbd> choose <kbd>Enter</kbd> join <kbd>Esc</kbd> leave
    </div>
  );
}
