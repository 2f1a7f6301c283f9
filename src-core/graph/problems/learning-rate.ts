import { boldText } from '../../rich-text';
import type { GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';
import { usualRates } from '../usual-rates';
import { numberText, trainingRanges } from './settings';

/** More than this factor beyond the usual, a rate is a slip more often than a choice. */
const margin = 10;

/** A learning rate that is allowed, but far from what works with the optimizer. */
export function learningRateProblems({ document }: GraphFacts): readonly Problem[] {
  const { learningRate, optimizer } = document.training;
  const { title, low, high } = usualRates[optimizer];
  const range = trainingRanges.find(({ key }) => key === 'learningRate');
  // Out of its range it is reported as that.
  if (!range || !(learningRate >= range.min && learningRate <= range.max)) return [];
  const isHigh = learningRate > high * margin;
  if (!isHigh && learningRate >= low / margin) return [];
  const good = isHigh ? high : low;
  return [
    {
      code: 'training.rate',
      severity: 'warning',
      nodes: [],
      edges: [],
      message: `${boldText('Learning rate')} is ${numberText(learningRate)}; usual for ${boldText(title)} is ${low} to ${high}: ${isHigh ? 'the loss is likely to diverge' : 'training is likely to stand still'}.`,
      badge: isHigh ? 'rate is high' : 'rate is low',
      fixes: [
        { title: `Set to ${good}`, icon: 'pencil', change: { kind: 'set-training', training: { learningRate: good } } },
      ],
    },
  ];
}
