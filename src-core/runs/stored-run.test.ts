import { expect, test } from 'vitest';
import { describeParseFailure, parseDocument } from '../graph/parse';
import { serializeDocument } from '../graph/serialize';
import { keptRunId } from '../ids';
import { findTemplate } from '../templates/registry';
import { runRecord } from '../testing/run-records';
import type { RunRecord } from './run-record';
import { readStoredRun, storeRun } from './stored-run';

const made = findTemplate('fashion-mlp')?.make();
if (!made) throw new Error('no template');
const document = made;

function throughAFile(runs: readonly RunRecord[]): readonly RunRecord[] {
  const parsed = parseDocument(serializeDocument({ ...document, runs: runs.map(storeRun) }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return (parsed.value.runs ?? []).map(readStoredRun);
}

test('runs come back from a file as they went in', () => {
  const regression = runRecord(2, {
    parent: keptRunId('r1'),
    pinned: true,
    how: 'stopped',
    begunAfter: 7,
    lastRate: 0.25,
    points: [{ epoch: 1, trainLoss: 2, testLoss: 3, trainAccuracy: null, testAccuracy: null }],
    test: { count: 3, loss: 3, right: null },
    answers: { kind: 'values', testSet: '3-ff', outputs: Float32Array.of(1, -2, 0.5), units: 1 },
    sweep: { id: 's1', settings: [{ title: 'learning rate', value: 0.25 }] },
  });
  const runs = [runRecord(1, {}, document), { ...regression, document }];
  expect(throughAFile(runs)).toEqual(runs);
});

test('a diverged run keeps its name for a loss that is not finite', () => {
  const failed = runRecord(
    1,
    { how: 'failed', test: { count: 4, loss: Number.POSITIVE_INFINITY, right: 1 }, answers: null, points: [] },
    document,
  );
  expect(throughAFile([failed])).toEqual([{ ...failed, test: { count: 4, loss: Number.NaN, right: 1 } }]);
});

test('answers without a bit for every row are left out', () => {
  const stored = storeRun(runRecord(1));
  if (stored.answers?.kind !== 'classes') throw new Error('no answers');
  const read = readStoredRun({ ...stored, answers: { ...stored.answers, right: '' } });
  expect(read.answers).toBeNull();
});

test.each([
  [(text: string) => text.replace('"id": "r2"', '"id": "r1"'), 'at run Run 2 (line'],
  [(text: string) => text.replaceAll('"type": "softmax"}]', '"type": "sofmax"}]'), 'at run Run 1, node softmax-1'],
  [(text: string) => text.replace('"how": "finished"', '"how": "begun"'), 'at run r1, how'],
  [(text: string) => text.replace(/"curve": "..../, '"curve": "'), 'the numbers are not base64'],
])('a damaged run is named: %#', (damage, words) => {
  const text = serializeDocument({ ...document, runs: [1, 2].map((n) => storeRun(runRecord(n, {}, document))) });
  const damaged = damage(text);
  expect(damaged).not.toBe(text);
  const parsed = parseDocument(damaged);
  expect(parsed.ok ? '' : describeParseFailure(parsed.error)).toContain(words);
});
