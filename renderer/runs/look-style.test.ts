import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { colourOf, dashes } from './look-style';

const css = readFileSync(join(import.meta.dirname, '../ui/styles/runs.css'), 'utf8');

test('a run looks the same in a picture, on a canvas and in the style sheet', () => {
  for (const [look, dash] of dashes.entries()) {
    expect(css).toContain(`.ov-${look} {\n  stroke: var(${colourOf(look)});\n}`);
    if (dash.length > 0) expect(css).toContain(`.ov.ov-${look} {\n  stroke-dasharray: ${dash.join(' ')};\n}`);
  }
});

test('no run has the colour of training or test, beside which it is drawn', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../ui/styles/tokens.css'), 'utf8');
  const valuesOf = (name: string) =>
    [...tokens.matchAll(new RegExp(`${name}: (#\\w+);`, 'g'))].map(([, value]) => value);
  const taken = new Set([...valuesOf('--data-train'), ...valuesOf('--data-test')]);
  expect(taken.size).toBe(4);
  for (const look of dashes.keys()) {
    const values = valuesOf(colourOf(look));
    expect(values).toHaveLength(2);
    for (const value of values) expect(taken.has(value)).toBe(false);
  }
});
