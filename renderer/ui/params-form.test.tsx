// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { checkedFormula, formatHeights, parseHeights } from '../../src-core/datasets/curve-function';
import type { ParamRecord, ParamValue } from '../../src-core/nodes/define-node';
import { findNodeDefinition, nodeDefinitions } from '../../src-core/nodes/registry';
import { type FormField, isShown, ParamsForm } from './params-form';

afterEach(cleanup);

const fields: readonly FormField[] = [
  { control: 'number', key: 'units', label: 'Units', min: 1, max: 100, step: 1, integer: true },
  { control: 'slider', key: 'rate', label: 'Rate', min: 0, max: 0.95, step: 0.05 },
  { control: 'switch', key: 'bias', label: 'Bias' },
  {
    control: 'select',
    key: 'start',
    label: 'Start',
    options: [
      { value: 'normal', label: 'Normal' },
      { value: 'typed', label: 'Typed in' },
    ],
  },
  { control: 'matrix', key: 'weights', label: 'Weights', when: { key: 'start', is: ['typed'] } },
  { control: 'formula', key: 'formula', label: 'y =', check: checkedFormula },
  { control: 'drawing', key: 'drawn', label: 'Drawn curve' },
];
const params: ParamRecord = {
  units: 10,
  rate: 0.5,
  bias: true,
  start: 'typed',
  weights: '1 2',
  formula: 'x^2',
  drawn: formatHeights(new Array<number>(61).fill(0.5)),
};

test('every kind of control is drawn under its label', () => {
  render(<ParamsForm fields={fields} params={params} onChange={() => undefined} />);
  expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Units' }).value).toBe('10');
  expect(screen.getByLabelText('Rate', { selector: '[role=slider]' }).getAttribute('aria-valuenow')).toBe('0.5');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Bias' }).checked).toBe(true);
  expect(screen.getByRole('combobox', { name: 'Start' }).textContent).toContain('Typed in');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Weights' }).value).toBe('1 2');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'y =' }).value).toBe('x^2');
  expect(screen.getByRole('slider', { name: 'Drawn curve' }).getAttribute('aria-valuetext')).toBe('x 0: y 0.5');
});

test('a formula with a fault is held back, with the place of the fault', () => {
  const changes: ParamValue[] = [];
  render(<ParamsForm fields={fields} params={params} onChange={({ value }) => changes.push(value)} />);
  const formula = screen.getByRole('textbox', { name: 'y =' });
  fireEvent.change(formula, { target: { value: 'sin(x' } });
  expect(screen.getByRole('alert').textContent).toContain('At character 6: A “)” is missing.');
  fireEvent.change(formula, { target: { value: '1/x' } });
  expect(screen.getByRole('alert').textContent).toContain('At x = 0 it has no value');
  fireEvent.change(formula, { target: { value: 'sin(x)' } });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(changes).toEqual(['sin(x)']);
});

test('a curve is drawn with keys: sideways goes along it, up and down moves the point there', () => {
  const changes: ParamValue[] = [];
  render(<ParamsForm fields={fields} params={params} onChange={({ value }) => changes.push(value)} />);
  const field = screen.getByRole('slider', { name: 'Drawn curve' });
  fireEvent.keyDown(field, { key: 'ArrowRight' });
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  const heights = parseHeights(String(changes.at(-1)));
  expect(heights?.[31]).toBeCloseTo(0.6, 6);
  expect(heights?.filter((height) => height === 0.5)).toHaveLength(60);
});

test('a row shows only while its condition holds', () => {
  render(<ParamsForm fields={fields} params={{ ...params, start: 'normal' }} onChange={() => undefined} />);
  expect(screen.queryByRole('textbox', { name: 'Weights' })).toBeNull();
});

test('changes come with the key of their row, and a matrix with a word in it is held back', async () => {
  const changes: [string, ParamValue][] = [];
  render(<ParamsForm fields={fields} params={params} onChange={({ key, value }) => changes.push([key, value])} />);
  fireEvent.change(screen.getByRole('spinbutton', { name: 'Units' }), { target: { value: '12' } });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Bias' }));
  await waitFor(() => expect(changes).toHaveLength(2));
  const weights = screen.getByRole('textbox', { name: 'Weights' });
  fireEvent.change(weights, { target: { value: '1 two' } });
  expect(screen.getByRole('alert').textContent).toContain('“two” in row 1, column 2');
  fireEvent.change(weights, { target: { value: '1 −2' } });
  expect(changes).toEqual([
    ['units', 12],
    ['bias', false],
    ['weights', '1 −2'],
  ]);
});

test.each(nodeDefinitions.map(({ type }) => type))('the form of %s draws with its defaults', (type) => {
  const definition = findNodeDefinition(type);
  if (definition === null) throw new Error(`no definition of ${type}`);
  render(<ParamsForm fields={definition.fields} params={definition.defaults} onChange={() => undefined} />);
  const shown = definition.fields.filter((field) => isShown(field, definition.defaults));
  for (const { label } of shown) expect(screen.getAllByText(label).length, label).toBeGreaterThan(0);
});
