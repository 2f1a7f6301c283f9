import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8');

/** Every token of a theme; the dark one stands behind the light one and replaces what differs. */
function tokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const dark = css.search(/\[data-theme=["']?dark["']?\]|prefers-color-scheme: dark/);
  if (dark < 0) throw new Error('there is no dark theme');
  const text = theme === 'light' ? css.slice(0, dark) : css;
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

type Colour = readonly [red: number, green: number, blue: number];

function colourOf(all: ReadonlyMap<string, string>, name: string): Colour {
  const value = all.get(name) ?? '';
  const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (reference !== undefined) return colourOf(all, reference);
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex === undefined) throw new Error(`--${name} is ${value || 'not there'}, which is no plain colour`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Colour;
}

/** Relative luminance (WCAG 2.2). */
function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** 1 to 21 (WCAG 2.2). */
function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['bg-canvas', 'bg-chrome', 'bg-raised', 'bg-inset', 'bg-hover', 'bg-field'];

/** Words and what they stand on: at least 4.5 to 1. */
const words: readonly (readonly [string, string])[] = [
  ...['text', 'text-2', 'text-3'].flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...['text', 'text-2', 'text-3', 'accent-text'].map((text) => [text, 'accent-soft'] as const),
  ['on-accent', 'accent'],
  ['on-error', 'error'],
  ...['error', 'warning', 'info', 'success'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    [tone, 'bg-raised'] as const,
    [tone, 'bg-chrome'] as const,
  ]),
];

/** Borders of controls, the focus, curves and wires: at least 3 to 1. */
const marks: readonly (readonly [string, string])[] = [
  ['line-control', 'bg-field'],
  ...surfaces.map((surface) => ['focus', surface] as const),
  ['accent', 'bg-canvas'],
  ['wire', 'bg-canvas'],
  ['wire-live', 'bg-canvas'],
  ['data-train', 'bg-chrome'],
  ['data-test', 'bg-chrome'],
];

test('black on white is 21 to 1, grey #767676 on white 4.54', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 6);
  const grey = 0x76 / 255;
  expect(contrast([grey, grey, grey], [1, 1, 1])).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const all = tokens(theme);
  const low = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs
      .map(([front, back]) => [`${front} on ${back}`, contrast(colourOf(all, front), colourOf(all, back))] as const)
      .filter(([, ratio]) => ratio < least);

  test('every text is readable on every surface (WCAG AA, 4.5 to 1)', () => {
    expect(low(words, 4.5)).toEqual([]);
  });

  test('controls, focus and curves stand out (WCAG AA, 3 to 1)', () => {
    expect(low(marks, 3)).toEqual([]);
  });
});
