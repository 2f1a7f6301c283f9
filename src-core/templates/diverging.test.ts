import { beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../datasets/load-dataset';
import { makeFusedEngine } from '../engine/fused/fused-engine';
import { analyze } from '../graph/analyze';
import { applyChange } from '../graph/apply-change';
import type { GraphDocument } from '../graph/document';
import { makePlan } from '../plan/make-plan';
import { makeFusedInstance } from '../testing/fused-node';
import { openRecorded } from '../testing/recording-host';
import { startBackend } from '../testing/tfjs-node';
import { remediesFor } from '../training/detective/remedies';
import type { TrainerHost } from '../training/trainer';
import { findTemplate } from './registry';

beforeAll(() => startBackend('cpu'));

async function open(document: GraphDocument, host: Pick<TrainerHost, 'makeFused'>) {
  const { valid } = analyze(document);
  const dataset = await loadDataset(document.dataset, () => Promise.reject(new Error('no packed data')));
  if (!valid || !dataset.ok) throw new Error('the template is not ready to train');
  const plan = makePlan(valid);
  const run = openRecorded(plan, dataset.value, undefined, null, host);
  await run.trainer.start('end');
  return { ...run, plan, end: run.events.findLast((event) => event.kind === 'end') };
}

const fused: TrainerHost['makeFused'] = (...made) => makeFusedEngine(makeFusedInstance(), made[0], made[1], made[2]);
/** TensorFlow.js is slow here: one seed shows that the engine does not matter. */
const hosts: readonly (readonly [string, Pick<TrainerHost, 'makeFused'>, readonly number[]])[] = [
  ['TensorFlow.js', {}, [1]],
  ['the fused engine', { makeFused: fused }, [1, 2, 3, 4]],
];
const cases = [
  ['diverging-rate', 'rate'],
  ['diverging-weights', 'first-weights'],
  ['diverging-scale', 'standardise'],
] as const;

describe.each(hosts)('on %s', (_host, host, seeds) => {
  describe.each(cases)('%s', (id, first) => {
    test.each(seeds)('diverges, and the first remedy cures it: seed %i', async (seed) => {
      const made = findTemplate(id)?.make();
      if (!made) throw new Error('no template');
      const document = { ...made, seed };
      const sick = await open(document, host);
      expect(sick.end).toMatchObject({ how: 'failed', failure: { kind: 'diverged' } });
      const diagnosis = await sick.trainer.diagnose();
      sick.trainer.dispose();
      const [remedy, ...others] = remediesFor(sick.plan, diagnosis);
      expect(remedy?.kind).toBe(first);
      expect(others.length).toBeGreaterThan(0);

      const cured = remedy && applyChange(document, remedy.change);
      if (!cured?.ok) throw new Error('the remedy cannot be applied');
      const well = await open(cured.value, host);
      well.trainer.dispose();
      expect(well.end).toMatchObject({ how: 'finished' });
      const losses = well.events.flatMap((event) => (event.kind === 'epoch' ? [event.train.loss] : []));
      expect(losses.every(Number.isFinite)).toBe(true);
      expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    });
  });
});
