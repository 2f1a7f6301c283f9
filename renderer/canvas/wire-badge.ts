import type { WireData } from './card-data';

/** A few words for the wire itself; the card at its end says what it wants, the wire what it carries. */
export function wireBadge({ problem, shape }: WireData): string | null {
  if (problem?.severity !== 'error') return null;
  if (problem.code.startsWith('shape.') && shape !== null && shape.length > 1 && /flat/.test(problem.badge)) {
    return `${shape.length}-D, not flat`;
  }
  return problem.badge;
}
