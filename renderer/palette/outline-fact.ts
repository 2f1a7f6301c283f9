import type { NodeAnalysis } from '../../src-core/graph/analysis';
import type { NodeSnapshot } from '../../src-core/training/protocol';
import { worstSeverity } from '../canvas/card-data';
import { formatCount, formatShape } from '../ui/format';

/** The one fact at the right of a row: a fault, what the run found dead, the parameters, or the shape. */
export function outlineFact(
  known: NodeAnalysis | null,
  doing: NodeSnapshot | null,
): { readonly text: string; readonly look: '' | 'e' | 'w' } {
  if (known === null) return { text: '', look: '' };
  const worst = worstSeverity(known.problems);
  const problem = known.problems.find(({ severity }) => severity === worst);
  if (problem !== undefined && worst === 'error') {
    return { text: known.output === null ? 'no shape' : problem.badge, look: 'e' };
  }
  if (problem !== undefined && worst === 'warning') return { text: problem.badge, look: 'w' };
  if (known.output === null) return { text: 'no shape', look: '' };
  if (doing !== null && doing.dead !== null) return { text: `${Math.round(doing.dead * 100)} % dead`, look: '' };
  const parameters = known.cost?.parameters ?? 0;
  return { text: parameters > 0 ? formatCount(parameters) : formatShape(known.output), look: '' };
}
