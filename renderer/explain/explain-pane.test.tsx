// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Measured } from '../../src-core/explain/registry';
import { findTemplate } from '../../src-core/templates/registry';
import { appStore } from '../store/create-store';
import { measureInWorker } from './claim-worker';
import { ExplainPane } from './explain-pane';

vi.mock('./claim-worker');

/** What the worker was asked, and what it may still say. */
interface Asked {
  readonly claim: string;
  readonly signal: AbortSignal | undefined;
  say(what: string, fraction: number | null): void;
  refuse(sentence: string): void;
  answer(measured: Measured): void;
}

let asked: Asked[] = [];

beforeEach(() => {
  // A window wide enough for two cards.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  asked = [];
  vi.mocked(measureInWorker).mockImplementation(
    ({ claim }, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('Cancelled.')));
        asked.push({
          claim,
          signal,
          say: (what, fraction) => onProgress?.({ kind: 'measuring', request: 1, what, fraction }),
          refuse: (sentence) => reject(new Error(sentence)),
          answer: resolve,
        });
      }),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(template: string): void {
  const document = findTemplate(template)?.make();
  if (!document) throw new Error(template);
  appStore.getState().load(document, null);
  appStore.getState().explain(null);
}

const large = (title: string) => within(screen.getByRole('region', { name: title }));

test('a claim says how far it is, is given up by its button, and measured when it is asked for again', async () => {
  open('linear-bottleneck');
  render(<ExplainPane />);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  act(() => asked[0]?.say('the product, 784 × 10', 0.42));
  expect(large('Rank of a bottleneck').getByRole('progressbar').getAttribute('aria-valuenow')).toBe('42');
  expect(large('Rank of a bottleneck').getByText(/the product, 784 × 10/)).toBeDefined();

  fireEvent.click(large('Rank of a bottleneck').getByRole('button', { name: 'Cancel' }));
  await large('Rank of a bottleneck').findByText('Cancelled: nothing was measured.');
  expect(asked[0]?.signal?.aborted).toBe(true);
  expect(large('Rank of a bottleneck').queryByRole('progressbar')).toBeNull();

  fireEvent.click(large('Rank of a bottleneck').getByRole('button', { name: 'Measure' }));
  await vi.waitFor(() => expect(asked.filter(({ claim }) => claim === 'rank')).toHaveLength(2));
});

test('Escape gives a claim up', async () => {
  open('linear-bottleneck');
  render(<ExplainPane />);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  fireEvent.keyDown(screen.getByRole('region', { name: 'Rank of a bottleneck' }), { key: 'Escape' });
  await vi.waitFor(() => expect(asked[0]?.signal?.aborted).toBe(true));
});

test('a claim that trains networks is not begun by itself, and says what it would do', async () => {
  open('half-inverted');
  render(<ExplainPane />);
  const claim = large('Inverted images');
  expect(claim.getByText(/Trains four networks/)).toBeDefined();
  await vi.waitFor(() => expect(asked.map((each) => each.claim)).toEqual(['line-probe']));
  fireEvent.click(claim.getByText('3'));
  await vi.waitFor(() => expect(appStore.getState().explained.options).toEqual({ epochs: 3 }));
  fireEvent.click(claim.getByRole('button', { name: 'Train and measure' }));
  await vi.waitFor(() => expect(asked.map((each) => each.claim)).toEqual(['line-probe', 'inverted-images']));
  // The small card makes way for it.
  expect(asked[0]?.signal?.aborted).toBe(true);
});

test('what was trained for a claim stands there with its choices, and the small card is measured after it', async () => {
  open('curve-wide');
  render(<ExplainPane />);
  const claim = large('Deeper or wider');
  fireEvent.click(claim.getByRole('button', { name: 'Train and measure' }));
  await vi.waitFor(() => expect(asked.at(-1)?.claim).toBe('depth-or-width'));
  const own = asked.at(-1);
  act(() => own?.say('1 layer of 49 units, seed 1 of 5', 0.5));
  expect(claim.queryByText('This curve')).toBeNull();
  const before = asked.length;
  act(() =>
    own?.answer({
      claim: 'depth-or-width',
      words: [],
      numbers: {},
      data: 'saw',
      entries: [{ depth: 1, width: 49, budget: 150, parameters: 148, losses: [0.1, 0.2], median: 0.15 }],
      budgets: [150],
      seeds: 2,
      n: 500,
      verdict: 'neither',
    }),
  );
  await claim.findByText('trained for this');
  expect(claim.queryByRole('progressbar')).toBeNull();
  expect(claim.getByText('This curve')).toBeDefined();
  await vi.waitFor(() => expect(asked.length).toBe(before + 1));
  expect(asked.at(-1)?.claim).toBe('line-probe');
});

test('why a claim cannot be measured is a sentence, and the list of all claims is a click away', async () => {
  open('linear-bottleneck');
  render(<ExplainPane />);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  act(() => asked[0]?.refuse('The product is too large.'));
  await large('Rank of a bottleneck').findByText('The product is too large.');
  const all = screen.queryByRole('button', { name: 'All claims' });
  if (all) fireEvent.click(all);
  const list = within(screen.getByRole('navigation', { name: 'Claims' }));
  fireEvent.click(list.getByRole('button', { name: /Linear collapse/ }));
  expect(screen.getByRole('region', { name: 'Linear collapse' })).toBeDefined();
});
