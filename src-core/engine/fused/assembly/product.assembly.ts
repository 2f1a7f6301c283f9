// The three matrix products of a dense layer. All pointers are addresses of float32 in row-major order without padding.
// `part` of `parts` threads computes its own rows or columns of c; every number is summed in one thread, in an order that
// depends on m, k and n alone, so that the result has the same bits for any number of threads.

import { packedProduct, packedScratchBytes } from './packed-product.assembly';
import { padToFour, smallProduct, smallScratchBytes, transposeSmall } from './small-product.assembly';
import { TILE_COLUMNS, TILE_ROWS } from './tile.assembly';

/** Up to so many numbers in b, 16 KB, tiles are computed without packing: it stays in the first-level cache. */
const SMALL: i32 = 4096;
/** And up to so many in a where its columns are walked down: it stays in the second-level cache. */
const SMALL_TRANSPOSED: i32 = 16384;

/** Bytes of scratch that each thread needs for any of the three products of a layer. */
export function productScratchBytes(m: i32, k: i32, n: i32): usize {
  const packed = max(packedScratchBytes(m, k, n), max(packedScratchBytes(k, m, n), packedScratchBytes(m, n, k)));
  const small = max(smallScratchBytes(k, n), max(smallScratchBytes(m, n), smallScratchBytes(n, k)));
  // A b of `SMALL` numbers at most, in one column or more, padded to four.
  return max(packed, min(small, <usize>(SMALL << 4)));
}

/** c[m, n] = a[m, k]·b[k, n] (+ bias[n] where bias ≠ 0). */
export function product(
  a: usize,
  b: usize,
  c: usize,
  bias: usize,
  m: i32,
  k: i32,
  n: i32,
  scratch: usize,
  part: i32,
  parts: i32,
): void {
  if (k * n <= SMALL) {
    const from = share(m, TILE_ROWS, part, parts);
    const to = share(m, TILE_ROWS, part + 1, parts);
    if (from < to) smallProduct(a, <usize>(k << 2), 4, padded(b, k, n, scratch), c, bias, k, n, from, to);
  } else sharedProduct(a, false, b, false, c, bias, m, k, n, scratch, part, parts);
}

/** c[k, n] = aᵀ·b with a[m, k] and b[m, n]: the gradient of the weights. */
export function productTransposedA(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  scratch: usize,
  part: i32,
  parts: i32,
): void {
  if (m * n <= SMALL && m * k <= SMALL_TRANSPOSED) {
    const from = share(k, TILE_ROWS, part, parts);
    const to = share(k, TILE_ROWS, part + 1, parts);
    if (from < to) smallProduct(a, 4, <usize>(k << 2), padded(b, m, n, scratch), c, 0, m, n, from, to);
  } else sharedProduct(a, true, b, false, c, 0, k, m, n, scratch, part, parts);
}

/** c[m, k] = a·bᵀ with a[m, n] and b[k, n]: the gradient of the inputs. */
export function productTransposedB(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  scratch: usize,
  part: i32,
  parts: i32,
): void {
  if (k * n <= SMALL) {
    const from = share(m, TILE_ROWS, part, parts);
    const to = share(m, TILE_ROWS, part + 1, parts);
    if (from >= to) return;
    transposeSmall(scratch, b, n, k);
    smallProduct(a, <usize>(n << 2), 4, scratch, c, 0, n, k, from, to);
  } else sharedProduct(a, false, b, true, c, 0, m, n, k, scratch, part, parts);
}

/** b itself, or its copy with four columns. */
function padded(b: usize, depth: i32, columns: i32, scratch: usize): usize {
  if (columns >= 4) return b;
  padToFour(scratch, b, depth, columns);
  return scratch;
}

/** Shares the longer side of c[rows, columns], so that little is packed twice. */
function sharedProduct(
  a: usize,
  aTransposed: bool,
  b: usize,
  bTransposed: bool,
  c: usize,
  bias: usize,
  rows: i32,
  depth: i32,
  columns: i32,
  scratch: usize,
  part: i32,
  parts: i32,
): void {
  let fromRow = 0;
  let toRow = rows;
  let fromColumn = 0;
  let toColumn = columns;
  if (rows >= columns) {
    fromRow = share(rows, TILE_ROWS, part, parts);
    toRow = share(rows, TILE_ROWS, part + 1, parts);
  } else {
    fromColumn = share(columns, TILE_COLUMNS, part, parts);
    toColumn = share(columns, TILE_COLUMNS, part + 1, parts);
  }
  if (fromRow >= toRow || fromColumn >= toColumn) return;
  packedProduct(
    a,
    aTransposed,
    b,
    bTransposed,
    c,
    bias,
    rows,
    depth,
    columns,
    fromRow,
    toRow,
    fromColumn,
    toColumn,
    scratch,
  );
}

/** Where a share begins, in whole tiles. */
function share(size: i32, tile: i32, part: i32, parts: i32): i32 {
  // Without the divisions: a net of a dozen units notices them.
  if (parts === 1) return part === 0 ? 0 : size;
  const tiles = (size + tile - 1) / tile;
  return min(size, ((tiles * part) / parts) * tile);
}
