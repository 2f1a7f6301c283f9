// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankDocument } from '../../src-core/graph/make';
import { appStore } from '../store/create-store';
import { Outline } from './outline';
import { Palette } from './palette';

beforeEach(() => appStore.getState().load(blankDocument(), null));
afterEach(cleanup);

const Pane = () => (
  <>
    <Palette />
    <Outline />
  </>
);

const types = (): string[] => appStore.getState().document.nodes.map(({ type }) => type);

test('a click on entries builds a wired chain, one undo step each', () => {
  render(<Pane />);
  for (const name of ['Input', 'Flatten', 'Dense', 'Softmax']) {
    fireEvent.click(screen.getByRole('button', { name }));
  }
  const { document, past } = appStore.getState();
  expect(types()).toEqual(['input', 'flatten', 'dense', 'softmax']);
  expect(document.edges).toHaveLength(3);
  expect(past.map(({ title }) => title)).toEqual(['add Input', 'add Flatten', 'add Dense', 'add Softmax']);
});

test('Enter in the search adds what arrows chose, and empties the field', () => {
  render(<Pane />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Add a node' });
  fireEvent.change(field, { target: { value: 'norm' } });
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(types()).toEqual(['layer-norm']);
  expect(field.value).toBe('');
});

test('a search without a result says so', () => {
  render(<Pane />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Add a node' }), { target: { value: 'lstm' } });
  expect(screen.getByText(/No node is called/).textContent).toContain('lstm');
});

test('a group closes and its entries are gone', () => {
  render(<Pane />);
  fireEvent.click(screen.getByRole('button', { name: 'Layers' }));
  expect(screen.queryByRole('button', { name: 'Dense' })).toBeNull();
});

test('the outline selects the node and asks for it to be shown', () => {
  render(<Pane />);
  fireEvent.click(screen.getByRole('button', { name: 'Input' }));
  act(() => appStore.getState().select([]));
  fireEvent.click(screen.getByRole('button', { name: /^Input ./ }));
  const { selectedNodes, reveal, document } = appStore.getState();
  expect([...selectedNodes]).toEqual([document.nodes[0]?.id]);
  expect(reveal?.node).toBe(document.nodes[0]?.id);
});
