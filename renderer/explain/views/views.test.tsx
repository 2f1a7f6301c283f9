// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { DepthEntry, DepthMeasurement } from '../../../src-core/explain/depth-or-width';
import { type ClaimId, claims } from '../../../src-core/explain/registry';
import type { GraphDocument } from '../../../src-core/graph/document';
import { makeRandom } from '../../../src-core/random';
import { findTemplate } from '../../../src-core/templates/registry';
import { claimGraph, drawnWeights, measured } from '../../../src-core/testing/claims';
import { madeDataset } from '../../../src-core/testing/plans';
import { drawGraph } from '../../../src-core/testing/sketch';
import { startBackend } from '../../../src-core/testing/tfjs-node';
import { appStore } from '../../store/create-store';
import { claimViews } from '../claim-views';

beforeAll(() => startBackend('cpu'));
afterEach(cleanup);

function template(id: string): GraphDocument {
  const found = findTemplate(id)?.make();
  if (!found) throw new Error(id);
  return found;
}

const normed = drawGraph({
  nodes: {
    a: 'input',
    d: ['dense', { units: 4 }],
    n: 'batch-norm',
    r: 'activation',
    e: ['dense', { units: 2 }],
    s: 'softmax',
  },
  wires: ['a d', 'd n', 'n r', 'r e', 'e s'],
  data: 'moons',
});
const fewPatients = {
  ...template('body-temperature'),
  dataset: { id: 'body-temperature', options: { size: 150 } },
};
const images = madeDataset([28, 28, 1], 10, 60, 30, 'bytes');

/** A network that has what the claim is about, and what a reader must find in its view. */
const cases: Readonly<
  Record<Exclude<ClaimId, 'depth-or-width'>, readonly [GraphDocument, readonly (string | RegExp)[]]>
> = {
  monotonicity: [template('body-temperature'), ['rises at', 'verdict', /test rows/]],
  remedy: [fewPatients, ['Logistic regression', '|T − 37|', /n = 50/]],
  'inverted-images': [template('softmax-regression'), ['half inverted', 'MLP of 256 units', /points$/]],
  'linear-collapse': [template('linear-stack'), ['Parameters', 'Collapse', /keeps the weights/]],
  'xor-limit': [template('xor-linear'), ['log-odds z', 'Rows right', /at most 3/]],
  'dead-units': [template('spirals'), ['Dead units', /of all values/]],
  'gradient-flow': [template('spirals'), ['First layer over last', /rows in one backward pass/]],
  'line-probe': [template('relu'), ['Kinks', /sign changes counted/]],
  'region-map': [template('relu'), ['Linear pieces', /On each piece/]],
  'tanh-sigmoid': [template('tanh-is-sigmoid'), ['Largest difference of outputs', /Rewrite as/]],
  rank: [template('linear-bottleneck'), ['Rank measured', /that one layer can have/]],
  'batch-norm': [normed, ['Training mode', 'a minibatch of its own', /differs from β/]],
};

test.each(Object.entries(cases))('%s shows its numbers with their names', async (id, [document, wanted]) => {
  const claim = claims.find((each) => each.id === id);
  if (!claim) throw new Error(id);
  appStore.getState().load(document, null);
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(1));
  const rows = document.dataset.id.startsWith('fashion') ? images : undefined;
  const result = await measured(claim.id, document, weights, id === 'inverted-images' ? { epochs: 1 } : {}, rows);
  const View = claimViews[claim.id];
  const { container } = render(<View measured={result} stale={false} />);
  for (const words of wanted) expect(screen.queryAllByText(words).length, String(words)).toBeGreaterThan(0);
  // What could not be reckoned would stand there as a word.
  expect(container.textContent).not.toMatch(/NaN|undefined|Infinity/);
});

test('deeper or wider stands as medians with the range of the seeds, by depth and budget', () => {
  const entry = (depth: number, budget: number, losses: readonly number[]): DepthEntry => {
    const median = losses[1] ?? Number.NaN;
    return { depth, width: 10 * depth, budget, parameters: budget - 1, losses, median };
  };
  const result: DepthMeasurement = {
    claim: 'depth-or-width',
    words: [],
    numbers: {},
    data: 'saw',
    entries: [entry(1, 150, [0.4, 0.5, 0.6]), entry(4, 150, [0.1, 0.2, 0.3]), entry(4, 1600, [0.01, 0.02, 0.03])],
    budgets: [150, 1600],
    seeds: 3,
    n: 500,
    verdict: 'deeper',
  };
  const View = claimViews['depth-or-width'];
  const { container } = render(<View measured={result} stale={false} />);
  const deep = within(screen.getByRole('row', { name: /^4 / }));
  const cells = deep.getAllByRole('cell').map((cell) => cell.textContent);
  expect(cells).toEqual(['0.20000.100 to 0.300, width 40', '0.02000.010 to 0.030, width 40']);
  // What was not trained is a missing value, not a nought.
  expect(within(screen.getByRole('row', { name: /^1 / })).getAllByRole('cell')[1]?.textContent).toBe('·');
  expect(screen.getByRole('columnheader', { name: '≤ 1,600 parameters' })).toBeDefined();
  expect(screen.getByText('4 layers are better than 1')).toBeDefined();
  // A dot for each seed, and each line's name at its end.
  expect(container.querySelectorAll('.depth-dot')).toHaveLength(9);
  expect([...container.querySelectorAll('.depth-name')].map(({ textContent }) => textContent)).toEqual(['1', '4']);
});

test('any test sample is asked for by its number', async () => {
  const document = template('relu');
  appStore.getState().load(document, null);
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(1));
  const result = await measured('line-probe', document, weights);
  const View = claimViews['line-probe'];
  render(<View measured={result} stale={false} />);
  const from = within(screen.getByRole('group', { name: 'From' })).getByRole('spinbutton', { name: 'From' });
  fireEvent.change(from, { target: { value: '17' } });
  expect(appStore.getState().explained).toMatchObject({
    claim: 'line-probe',
    options: { from: 17, to: result.to.row },
  });
});
