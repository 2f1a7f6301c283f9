import { measureClaim } from '../../src-core/explain/measure-claim';
import type { ModelWeights } from '../../src-core/model/weights';
import type { TrainCommand, TrainEvent, WeightsSource } from '../../src-core/training/protocol';
import type { Trainer } from '../../src-core/training/trainer';
import { datasetOf } from './datasets';
import { startAnyBackend, tfjs } from './tensorflow';

type ExplainCommand = Extract<TrainCommand, { kind: 'explain' }>;

/** Taken at once, since the run may train on or close before it is measured; `null`: the first weights. */
export function weightsFor(source: WeightsSource, trainer: Trainer | null): ModelWeights | null | 'gone' {
  switch (source.from) {
    case 'first':
      return null;
    case 'given':
      return source.weights;
    case 'run':
      return trainer?.run === source.run ? trainer.weights() : 'gone';
  }
}

export async function explain(
  { request, claim, options, document }: ExplainCommand,
  weights: ModelWeights | null | 'gone',
  yieldControl: () => Promise<void>,
): Promise<TrainEvent> {
  if (weights === 'gone') throw new Error('That run is not open.');
  await startAnyBackend();
  const host = { tfjs, dataset: datasetOf, yieldControl };
  const measured = await measureClaim(host, { claim, options, document, weights });
  if (!measured.ok) throw new Error(measured.error);
  return { kind: 'explained', request, measured: measured.value };
}
