import type { WireFinding } from '../training/detective/wire-finding';
import type { WireData } from './card-data';

export type WireLook = 'sel' | 'e' | 'w' | 'off' | 'hot' | '';

/**
 * What of a wire is shown by its colour: the selection before a fault, a fault before what flows.
 * @param finding what a run that diverged says of it
 */
export function wireLook(
  { problem, shape }: WireData,
  selected: boolean,
  flowing: boolean,
  finding: WireFinding | null,
): WireLook {
  if (selected) return 'sel';
  if (problem?.severity === 'error') return 'e';
  if (finding !== null && finding.tone !== null) return finding.tone;
  if (problem?.severity === 'warning') return 'w';
  if (shape === null) return 'off';
  return flowing ? 'hot' : '';
}
