// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fetchParts, later } from './later';

afterEach(cleanup);

const Greeting = ({ name }: { name: string }) => <p>Good morning, {name}</p>;
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
