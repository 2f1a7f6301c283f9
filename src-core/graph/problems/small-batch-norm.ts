import type { NodeId } from '../../ids';
import { elementsOf, lastAxis } from '../../nodes/shape-rules';
import { isActive } from '../feeders';
import { type GraphFacts, listed } from '../graph-facts';
import type { Problem } from '../problems';

/** BatchNorm over a single value: centred on itself it is 0, so the layer gives β for any input (exercise 5). */
export function smallBatchNormProblems(facts: GraphFacts): readonly Problem[] {
  const { batch } = facts.document.training;
  const count = facts.data?.trainCount ?? 0;
  const always = batch === 1;
  if (!Number.isInteger(batch) || batch < 1 || (!always && count % batch !== 1)) return [];
  const nodes = facts.ofType('batch-norm').filter((id) => facts.path.has(id) && normalisesOneValue(facts, id));
  if (nodes.length === 0) return [];
  const when = always
    ? 'In minibatches of one sample'
    : `${count} samples in minibatches of ${batch} leave one over: alone in the last minibatch`;
  const verb = nodes.length === 1 ? 'gives' : 'give';
  const good = goodBatch(always ? 32 : batch + 1, count);
  return [
    {
      code: 'batch-norm.batch',
      severity: 'warning',
      nodes,
      edges: [],
      message: `${when} ${listed(facts, nodes)} ${verb} β whatever the input: a value less its own mean is 0.`,
      badge: 'minibatch of one',
      explain: 'batch-norm',
      fixes: [
        {
          title: `Set the batch to ${good}`,
          icon: 'pencil',
          change: { kind: 'set-training', training: { batch: good } },
        },
      ],
    },
  ];
}

/** A flat input has one value of each feature in a sample; images have one for each pixel. */
function normalisesOneValue({ wiring, inferred }: GraphFacts, id: NodeId): boolean {
  const input = inferred.get(id)?.inputs[0];
  return isActive(wiring.nodes.get(id), 'batch-norm') && !!input && elementsOf(input) === lastAxis(input);
}

/** The smallest batch from `least` on that leaves no sample alone. */
function goodBatch(least: number, count: number): number {
  let batch = Math.min(least, Math.max(count, 2));
  while (count % batch === 1 && batch < count) batch += 1;
  return batch;
}
