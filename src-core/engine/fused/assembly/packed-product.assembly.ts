// c = a·b for sizes that pay for packing: blocks along all three dimensions, chosen for the caches (Goto and van de Geijn,
// "Anatomy of high-performance matrix multiplication", 2008).

import { packAcross, packAlong } from './pack.assembly';
import { multiplyHalfTile, multiplyTile, TILE_COLUMNS, TILE_ROWS } from './tile.assembly';

/** A strip of b `[DEPTH, 8]` and one of a `[DEPTH, 4]` stay in a first-level cache of 32 KB. */
const DEPTH: i32 = 400;
/** A block of a `[ROWS, DEPTH]` stays in the second-level cache. */
const ROWS: i32 = 64;
/** A block of b `[DEPTH, COLUMNS]`, 800 KB at most. */
const COLUMNS: i32 = 512;

/** Bytes for one tile that hangs over the edge of c. */
const EDGE: usize = 128;

/** Bytes of scratch for one product of these sizes. */
export function packedScratchBytes(rows: i32, depth: i32, columns: i32): usize {
  const blockDepth = min(depth, DEPTH);
  const left = min(roundUp(rows, TILE_ROWS), ROWS);
  const right = min(roundUp(columns, TILE_COLUMNS), COLUMNS);
  return EDGE + <usize>((blockDepth * (left + right)) << 2);
}

function roundUp(size: i32, unit: i32): i32 {
  return ((size + unit - 1) / unit) * unit;
}

/**
 * A share of c[rows, columns] = a·b + bias. Each number is summed in blocks along `depth` whatever the share.
 * @param a stored `[rows, depth]`, or `[depth, rows]` where `aTransposed`
 * @param b stored `[depth, columns]`, or `[columns, depth]` where `bTransposed`
 * @param bias `[columns]`, or 0
 * @param scratch `packedScratchBytes`
 */
export function packedProduct(
  a: usize,
  aTransposed: bool,
  b: usize,
  bTransposed: bool,
  c: usize,
  bias: usize,
  rows: i32,
  depth: i32,
  columns: i32,
  fromRow: i32,
  toRow: i32,
  fromColumn: i32,
  toColumn: i32,
  scratch: usize,
): void {
  const left = scratch + EDGE;
  const aStride = aTransposed ? rows : depth;
  const bStride = bTransposed ? depth : columns;
  const blocks = (depth + DEPTH - 1) / DEPTH;
  const blockDepth = (depth + blocks - 1) / blocks;
  const right = left + <usize>((min(roundUp(rows, TILE_ROWS), ROWS) * blockDepth) << 2);
  const stride = <usize>(columns << 2);
  for (let column = fromColumn; column < toColumn; column += COLUMNS) {
    const width = min(COLUMNS, toColumn - column);
    for (let first = 0; first < depth; first += blockDepth) {
      const summed = min(blockDepth, depth - first);
      if (bTransposed) packAcross(right, at(b, column, bStride, first), bStride, width, summed, TILE_COLUMNS);
      else packAlong(right, at(b, first, bStride, column), bStride, width, summed, TILE_COLUMNS);
      for (let row = fromRow; row < toRow; row += ROWS) {
        const height = min(ROWS, toRow - row);
        if (aTransposed) packAlong(left, at(a, first, aStride, row), aStride, height, summed, TILE_ROWS);
        else packAcross(left, at(a, row, aStride, first), aStride, height, summed, TILE_ROWS);
        const block = at(c, row, columns, column);
        if (first > 0) multiplyPanels(left, right, summed, block, stride, height, width, block, stride, scratch);
        else {
          const addend = bias === 0 ? bias : bias + ((<usize>column) << 2);
          multiplyPanels(left, right, summed, block, stride, height, width, addend, 0, scratch);
        }
      }
    }
  }
}

function at(matrix: usize, row: i32, stride: i32, column: i32): usize {
  return matrix + ((<usize>(row * stride + column)) << 2);
}

/** c[height, width] = packed a · packed b + addend. */
function multiplyPanels(
  left: usize,
  right: usize,
  depth: i32,
  c: usize,
  stride: usize,
  height: i32,
  width: i32,
  addend: usize,
  addendStride: usize,
  edge: usize,
): void {
  for (let column = 0; column < width; column += TILE_COLUMNS) {
    const b = right + ((<usize>(column * depth)) << 2);
    const columns = min(TILE_COLUMNS, width - column);
    for (let row = 0; row < height; row += TILE_ROWS) {
      const a = left + ((<usize>(row * depth)) << 2);
      const rows = min(TILE_ROWS, height - row);
      const tile = c + <usize>row * stride + ((<usize>column) << 2);
      const tileAddend = addend === 0 ? addend : addend + <usize>row * addendStride + ((<usize>column) << 2);
      if (rows === TILE_ROWS && columns === TILE_COLUMNS) {
        multiplyTile(a, b, depth, tile, stride, tileAddend, addendStride);
      } else {
        if (columns <= 4) multiplyHalfTile(a, b, depth, edge, 32);
        else multiplyTile(a, b, depth, edge, 32, 0, 0);
        copyEdge(edge, tile, stride, rows, columns, tileAddend, addendStride);
      }
    }
  }
}

/** Takes from a tile `[4, 8]` what lies inside of c. */
function copyEdge(
  edge: usize,
  c: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  addend: usize,
  addendStride: usize,
): void {
  const bytes = <usize>(columns << 2);
  for (; rows > 0; rows--) {
    for (let column: usize = 0; column < bytes; column += 4) {
      const sum = load<f32>(edge + column);
      store<f32>(c + column, addend === 0 ? sum : sum + load<f32>(addend + column));
    }
    edge += 32;
    c += stride;
    addend += addend === 0 ? addend : addendStride;
  }
}
