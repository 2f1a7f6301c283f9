// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fetchParts, later } from './later';

afterEach(cleanup);

const Greeting = ({ name }: { name: string }) => <p>Good morning, {name}</p>;
const acting = (what: () => void): Promise<void> =>
  act(async () => {
    what();
    await Promise.resolve();
  });
const atOnce = (): Promise<void> => Promise.resolve();

test('a part is fetched when it is first shown, and once for all who show it', async () => {
  let fetched = 0;
  const Later = later<{ name: string }>(() => {
    fetched += 1;
    return Promise.resolve(Greeting);
  });
  expect(fetched).toBe(0);
  render(
    <>
      <Later name="Ada" />
      <Later name="Grace" />
    </>,
  );
  await screen.findByText('Good morning, Ada');
  expect(screen.getByText('Good morning, Grace')).toBeDefined();
  expect(fetched).toBe(1);
});

test('what was fetched beforehand is drawn in the first picture', async () => {
  const Later = later<{ name: string }>(() => Promise.resolve(Greeting));
  await fetchParts(atOnce);
  render(<Later name="Ada" />);
  expect(screen.getByText('Good morning, Ada')).toBeDefined();
});

test('a part that does not come says so, and comes when it is asked for again', async () => {
  let there = false;
  const Later = later<{ name: string }>(() =>
    there ? Promise.resolve(Greeting) : Promise.reject(new Error('no server')),
  );
  render(<Later name="Ada" />);
  await screen.findByText('This part could not be loaded');
  there = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Good morning, Ada');
});

test('what could not be fetched beforehand is tried again when it is shown', async () => {
  let there = false;
  const Later = later<{ name: string }>(() =>
    there ? Promise.resolve(Greeting) : Promise.reject(new Error('no server')),
  );
  await fetchParts(atOnce);
  there = true;
  render(<Later name="Ada" />);
  await screen.findByText('Good morning, Ada');
});

test('who tries again keeps the notice until it is known what came of it, and has the focus then too', async () => {
  let settle = { come: (_: typeof Form): void => undefined, fail: (): void => undefined };
  const Form = () => <button type="button">Good morning</button>;
  const Later = later(
    () =>
      new Promise<typeof Form>((resolve, reject) => {
        settle = { come: resolve, fail: () => reject(new Error('no server')) };
      }),
  );
  render(<Later />);
  await acting(() => settle.fail());
  expect(screen.getByRole('alert').textContent).toContain('This part could not be loaded');
  const button = screen.getByRole('button', { name: 'Try again' });
  button.focus();
  fireEvent.click(button);
  expect(screen.getByRole('button', { name: 'Loading …' })).toBe(button);
  await acting(() => settle.fail());
  expect(screen.getByRole('button', { name: 'Try again' })).toBe(button);
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  await acting(() => settle.come(Form));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Good morning' }));
});
