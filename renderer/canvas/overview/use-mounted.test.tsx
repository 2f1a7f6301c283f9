// @vitest-environment happy-dom

import { act, cleanup, render, screen } from '@testing-library/react';
import { ReactFlowProvider, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { analyze } from '../../../src-core/graph/analyze';
import { nodeId } from '../../../src-core/ids';
import { drawGraph, type Sketch } from '../../../src-core/testing/sketch';
import type { Detail } from '../detail';
import { type AnyFlowNode, makeFlowAdapter } from '../flow-adapter';
import type { KeyWire } from '../key-connect';
import { useMounted } from './use-mounted';

const count = 200;
const apart = 400;

/** Cards in a row, `apart` px from one to the next. */
function flowOf() {
  const sketch: Record<string, Sketch['nodes'][string]> = { in: 'input' };
  for (let index = 1; index < count; index++) sketch[`d${index}`] = ['dense', { units: 4 }];
  const document = drawGraph({ nodes: sketch, wires: [] });
  const moving = new Map(document.nodes.map(({ id }, index) => [id, { x: index * apart, y: 0 }]));
  const [selectedNodes, selectedEdges] = [new Set<never>(), new Set<never>()];
  const view = { document, analysis: analyze(document), selectedNodes, selectedEdges, moving, verdicts: null };
  const adapter = makeFlowAdapter();
  return (measured: number): AnyFlowNode[] =>
    adapter.nodes({
      ...view,
      measured: new Map(document.nodes.slice(0, measured).map(({ id }) => [id, { width: 192, height: 150 }])),
    });
}

const nodesOf = flowOf();
let lookAt = (_x: number, _zoom: number): void => undefined;

/** What React Flow makes of it: an element for each card that is not hidden. */
function Probe({ detail, wire = null }: { detail: Detail; wire?: KeyWire | null }) {
  const [measured, setMeasured] = useState(0);
  const store = useStoreApi();
  useEffect(() => {
    lookAt = (x, zoom) => store.setState({ width: 1_000, height: 600, transform: [-x * zoom, 100, zoom] });
  }, [store]);
  const nodes = useMemo(() => nodesOf(measured), [measured]);
  const mounted = useMounted({ nodes, edges: [] }, detail, true, wire);
  const measure = useCallback((card: HTMLElement | null) => {
    if (card !== null) setMeasured((before) => before + 1);
  }, []);
  return (
    <>
      <div onFocusCapture={mounted.handlers.onFocusCapture} onBlurCapture={mounted.handlers.onBlurCapture}>
        {mounted.nodes.map(({ id, hidden }) =>
          hidden === true ? null : (
            <article key={id} ref={measure} className="react-flow__node" data-id={id} tabIndex={-1} />
          ),
        )}
      </div>
      <button type="button">elsewhere</button>
    </>
  );
}

const doing = (what: () => void): void => act(what);
const shown = (): (string | null)[] =>
  [...document.querySelectorAll('.react-flow__node')].map((card) => card.getAttribute('data-id'));
const idAt = (index: number): string => nodesOf(0)[index]?.id ?? '';
const drawn = (props: Parameters<typeof Probe>[0]) => (
  <ReactFlowProvider>
    <Probe {...props} />
  </ReactFlowProvider>
);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('in the overview the card with the focus stays when the focus leaves the window or goes to another pane', () => {
  render(drawn({ detail: 'overview' }));
  const focus = (index: number) =>
    doing(() => document.querySelector<HTMLElement>(`[data-id="${idAt(index)}"]`)?.focus());
  focus(0);
  focus(1);
  const card = document.activeElement;
  expect(card?.getAttribute('data-id')).toBe(idAt(1));
  // A window that loses the focus names nobody who has it next.
  doing(() => card?.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: null })));
  expect(document.activeElement).toBe(card);
  expect(shown()).toContain(idAt(1));
  doing(() => screen.getByRole('button').focus());
  expect(shown()).toContain(idAt(1));
});

test('in the overview the first card in view is there for Tab to lead in, once the view rests', () => {
  render(drawn({ detail: 'overview' }));
  doing(() => lookAt(100 * apart + 300, 0.1));
  doing(() => vi.advanceTimersByTime(200));
  // From 40,300 px on; card 100 begins at 40,000 and is 192 px wide.
  expect(shown()).toEqual([idAt(101)]);
});

test('in the overview a wire that is drawn by keys has the card to choose as an element, which takes the focus', () => {
  const targets = [nodeId(idAt(150)), nodeId(idAt(160))];
  const wire: KeyWire = { node: nodeId(idAt(1)), side: 'source', verdicts: new Map(), targets, chosen: 0 };
  const { rerender } = render(drawn({ detail: 'overview', wire }));
  expect(shown()).toEqual([idAt(0), idAt(1), idAt(150)]);
  rerender(drawn({ detail: 'overview', wire: { ...wire, chosen: 1 } }));
  expect(shown()).toEqual([idAt(0), idAt(1), idAt(160)]);
});

test('a large network that comes near is filled in frame by frame, while its new cards are measured', () => {
  render(drawn({ detail: 'far' }));
  doing(() => lookAt(0, 0.05));
  const counts: number[] = [];
  for (let frame = 0; frame < 14; frame++) {
    doing(() => vi.advanceTimersByTime(16));
    counts.push(shown().length);
  }
  // 20,000 px are in view: cards 0 to 50. 120 ms of rest, then five frames of at most twelve.
  expect(counts[5]).toBeLessThanOrEqual(1);
  expect(counts.at(-1)).toBe(51);
});
