// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
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
];
const params: ParamRecord = { units: 10, rate: 0.5, bias: true, start: 'typed', weights: '1 2' };

test('every kind of control is drawn under its label', () => {
  render(<ParamsForm fields={fields} params={params} onChange={() => undefined} />);
  expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Units' }).value).toBe('10');
  expect(screen.getByLabelText('Rate', { selector: '[role=slider]' }).getAttribute('aria-valuenow')).toBe('0.5');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Bias' }).checked).toBe(true);
  expect(screen.getByRole('combobox', { name: 'Start' }).textContent).toContain('Typed in');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Weights' }).value).toBe('1 2');
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
