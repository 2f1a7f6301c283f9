import { fail, ok, type Result } from '../result';
import type { Repair, Shape, ShapeProblem } from './define-node';
import { elementsOf, formatShape, keepsShape, sameShape } from './shape-rules';

/** tfjs transposes and slices tensors of up to five axes on every backend, and one is the batch. */
const mostAxes = 4;

/** A size that is typed in, or `null` for the one that is left to be worked out. */
type Size = number | null;

/**
 * The target of a reshape, with the size that was left open worked out. Sizes stand apart by `×`, `x`, commas or spaces;
 * `-1` or `auto` leaves one open. A fault carries targets that the same input would fit.
 */
export function resolveTarget(inputs: readonly Shape[], text: string): Result<Shape, ShapeProblem> {
  const input = keepsShape(inputs);
  if (!input.ok) return input;
  const words = wordsOf(text);
  const fault = faultOf(words, input.value);
  if (fault !== null) return fail({ kind: 'impossible', text: fault, repairs: repairsOf(words, input.value) });
  return ok(filled(words.map(sizeOf), elementsOf(input.value)));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;×x*[\]()]+/i).filter((word) => word !== '');
}

/** People paste true minus signs from books. */
function sizeOf(word: string): Size {
  const isOpen = /^(auto|[-−]1)$/i.test(word);
  return isOpen ? null : Number(word.replace('−', '-'));
}

/** What is wrong with the target, as the end of a sentence that begins with the node's name; `null` where it fits. */
function faultOf(words: readonly string[], input: Shape): string | null {
  if (words.length === 0) return 'has no target shape';
  if (words.length > mostAxes) return `has ${words.length} sizes in its target shape; ${mostAxes} are the most`;
  const sizes = words.map(sizeOf);
  const odd = words.find((_, index) => !isGood(sizes[index] ?? null));
  if (odd !== undefined) return `has “${odd}” in its target shape; a size is a whole number from 1, or −1 once`;
  const open = sizes.filter((size) => size === null).length;
  if (open > 1) return `leaves ${open} sizes of its target shape open; only one can be worked out`;
  const total = elementsOf(input);
  const product = elementsOf(sizes.map((size) => size ?? 1));
  const given = `${formatShape(input)}${input.length > 1 ? ` = ${total}` : ''}`;
  if (open === 0 && product !== total) return `makes ${formatShape(filled(sizes, 0))} = ${product} numbers of ${given}`;
  if (total % product !== 0) return `cannot work out its open size: ${given} numbers do not divide by ${product}`;
  return null;
}

function isGood(size: Size): boolean {
  return size === null || (Number.isSafeInteger(size) && size >= 1);
}

function filled(sizes: readonly Size[], total: number): Shape {
  const rest = total / elementsOf(sizes.map((size) => size ?? 1));
  return sizes.map((size) => size ?? rest);
}

/** The nearest target that fits, with signs dropped or one size worked out, and the input's own shape. */
function repairsOf(words: readonly string[], input: Shape): readonly Repair[] {
  const sizes = words.map((word) => Math.abs(sizeOf(word) ?? 0)).map((size) => (isGood(size) ? size : null));
  const last = sizes.length - 1;
  const candidates = [
    sizes,
    // One size after the other left open, the last first.
    ...sizes.map((_, open) => sizes.map((size, index) => (index === last - open ? null : (size ?? 1)))),
  ];
  const nearest = candidates.find(
    (candidate) =>
      faultOf(
        candidate.map((size) => String(size ?? -1)),
        input,
      ) === null,
  );
  const target = nearest ? filled(nearest, elementsOf(input)) : input;
  return (sameShape(target, input) ? [input] : [target, input]).map((shape) => ({
    title: `Set to ${formatShape(shape)}`,
    params: { shape: formatShape(shape) },
  }));
}
