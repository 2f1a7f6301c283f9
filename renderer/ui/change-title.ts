import type { ParamValue } from '../../src-core/nodes/define-node';
import { toNumberText } from './number-text';

/**
 * Names an undo step: "set units of Dense 1, was 256". The value before tells one visit to a field from the next, so
 * that edits of one visit join and those of two do not.
 */
export function changeTitle(what: string, from: ParamValue | null): string {
  const title = `set ${/^[A-Z][a-z]/.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what}`;
  return typeof from === 'number' ? `${title}, was ${toNumberText(from)}` : title;
}
