// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { appStore } from '../store/create-store';
import { TopBar } from './top-bar';

beforeEach(() => appStore.getState().load(fashionMlp.make(), null));
afterEach(cleanup);

function rename(text: string, key: string): void {
  fireEvent.click(screen.getByRole('button', { name: /one hidden layer/ }));
  const field = screen.getByRole('textbox', { name: 'Name of the project' });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key });
}

test('Enter commits the name, and the dot says that it is not saved', () => {
  render(<TopBar />);
  expect(screen.queryByRole('img', { name: 'unsaved changes' })).toBeNull();
  rename('My clothes', 'Enter');
  expect(appStore.getState().document.name).toBe('My clothes');
  expect(screen.getByRole('img', { name: 'unsaved changes' })).toBeTruthy();
});

test('Escape leaves the name as it was', () => {
  render(<TopBar />);
  const before = appStore.getState().document.name;
  rename('My clothes', 'Escape');
  expect(appStore.getState().document.name).toBe(before);
});

test('undo names the step that it takes back', () => {
  render(<TopBar />);
  rename('My clothes', 'Enter');
  fireEvent.click(screen.getByRole('button', { name: 'Undo: rename the project' }));
  expect(screen.getByRole('button', { name: 'Redo: rename the project' })).toBeTruthy();
});

test('before a run it shows the parameters; errors turn Train off with the reason', () => {
  render(<TopBar />);
  expect(screen.getByText('203,530')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Train' }).getAttribute('aria-disabled')).toBeNull();
  const [wire] = appStore.getState().document.edges;
  if (wire === undefined) throw new Error('The template has no wires');
  act(() => void appStore.getState().edit({ kind: 'remove', nodes: [], edges: [wire.id] }, 'delete 1 wire'));
  fireEvent.click(screen.getByText(/to fix$/));
  expect(appStore.getState().dockTab).toBe('problems');
  const train = screen.getByRole('button', { name: /^Train\. Off: fix/ });
  expect(train.getAttribute('aria-disabled')).toBe('true');
});
