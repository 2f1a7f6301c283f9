import { expect, test } from 'vitest';
import type { ClaimId, Invited } from '../../src-core/explain/registry';
import { claimBeside } from './beside';

const invited = (...claims: readonly (readonly [ClaimId, number])[]): readonly Invited[] =>
  claims.map(([claim, strength]) => ({ claim, strength, reason: '', nodes: [] }));

test('the strongest of the others that fits stands beside a claim', () => {
  const all = invited(['linear-collapse', 0.9], ['depth-or-width', 0.7], ['rank', 0.4], ['line-probe', 0.6]);
  expect(claimBeside('linear-collapse', all)?.claim).toBe('line-probe');
  expect(claimBeside('line-probe', all)?.claim).toBe('rank');
});

test('a claim that trains networks or edits the graph is never measured unasked', () => {
  expect(claimBeside('rank', invited(['inverted-images', 0.8], ['tanh-sigmoid', 0.6]))).toBeNull();
});

test('of equals the line probe comes first', () => {
  expect(claimBeside('rank', invited(['dead-units', 0.3], ['line-probe', 0.3]))?.claim).toBe('line-probe');
});
