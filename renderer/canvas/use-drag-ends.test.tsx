// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appStore } from '../store/create-store';
import { isDragGivenUp, useDragEnds } from './use-drag-ends';

const putBack = vi.fn();
let moving = false;
const isMoving = (): boolean => moving;

function Probe() {
  useDragEnds(isMoving, putBack);
  return <button type="button">card</button>;
}

beforeEach(() => {
  vi.useFakeTimers();
  putBack.mockReset();
  moving = true;
  appStore.getState().setDragging(true);
  render(<Probe />);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  appStore.getState().setDragging(false);
});

test('Escape gives a drag up until the button is let go of, and nobody else hears of the key', () => {
  const heard = vi.fn();
  window.addEventListener('keydown', heard);
  const isUnhandled = fireEvent.keyDown(document.body, { key: 'Escape' });
  window.removeEventListener('keydown', heard);
  expect(putBack).toHaveBeenCalledTimes(1);
  expect([isUnhandled, heard.mock.calls.length, isDragGivenUp()]).toEqual([false, 0, true]);
  fireEvent.pointerUp(window);
  expect(isDragGivenUp()).toBe(true);
  vi.runAllTimers();
  expect(isDragGivenUp()).toBe(false);
});

test('a drag that is broken off leaves nothing of itself; one that was committed is left alone', () => {
  fireEvent.pointerUp(window);
  expect(putBack).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(putBack).toHaveBeenCalledTimes(1);
  moving = false;
  fireEvent.pointerUp(window);
  vi.runAllTimers();
  expect(putBack).toHaveBeenCalledTimes(1);
});

test('Escape is everybody’s while nothing is dragged, and other keys always', () => {
  expect(fireEvent.keyDown(document.body, { key: 'a' })).toBe(true);
  moving = false;
  expect(fireEvent.keyDown(document.body, { key: 'Escape' })).toBe(true);
  moving = true;
  appStore.getState().setDragging(false);
  expect(fireEvent.keyDown(document.body, { key: 'Escape' })).toBe(true);
  expect(putBack).not.toHaveBeenCalled();
});
