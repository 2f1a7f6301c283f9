import { add, copy } from './assembly/codes.assembly';
import type { Instructions } from './instructions';
import type { MemoryLayout } from './memory-layout';
import type { Site } from './sites';

/** Where the gradients of outputs lie while the backward pass is emitted, from the last operation to the first. */
export interface GradientFlow {
  /** The gradient of an output, or `null` where nothing asked for it. */
  of(root: number): number | null;
  /** Has the gradient of `root` written, or added where another reader gave one before; see `BackwardContext.give`. */
  give(root: number, error: number, write: (into: number) => void, inPlace: boolean): void;
  /** The gradient of `root` is `error`, whose buffer it takes if `last` and nobody else reads `root`. */
  pass(root: number, error: number, last: boolean): void;
}

/**
 * @param readers how many inputs read the output of each operation
 * @param loss the operation whose output the loss takes, and where the loss writes its gradient
 */
export function makeGradientFlow(
  sites: readonly Site[],
  readers: readonly number[],
  rows: number,
  loss: { readonly root: number; readonly gradient: number },
  { emit }: Pick<Instructions, 'emit'>,
  layout: MemoryLayout,
): GradientFlow {
  const placed = new Map<number, number>([[loss.root, loss.gradient]]);
  const widest = Math.max(...sites.map(({ width }) => width));
  let spare: number | null = null;

  const widthOf = (root: number): number => sites[root]?.width ?? 0;
  const ownBuffer = (root: number): number => {
    const address = layout.takeFloats(rows * widthOf(root));
    placed.set(root, address);
    return address;
  };
  const accumulate = (sum: number, more: number, root: number): void =>
    emit(add, [sum, more, sum, widthOf(root)], { numbers: rows * widthOf(root) });

  return {
    of: (root) => placed.get(root) ?? null,
    give(root, error, write, inPlace) {
      if (!sites[root]?.learns) return;
      const before = placed.get(root);
      if (before !== undefined) {
        spare ??= layout.takeFloats(rows * widest);
        write(spare);
        accumulate(before, spare, root);
      } else if (inPlace && readers[root] === 1) {
        placed.set(root, error);
        write(error);
      } else write(ownBuffer(root));
    },
    pass(root, error, last) {
      if (!sites[root]?.learns) return;
      const before = placed.get(root);
      if (before !== undefined) accumulate(before, error, root);
      else if (last && readers[root] === 1) placed.set(root, error);
      else emit(copy, [error, ownBuffer(root), widthOf(root)], { numbers: rows * widthOf(root) });
    },
  };
}
