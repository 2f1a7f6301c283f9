// Copies a block of a matrix into panels: for every step along the summed dimension the few numbers that one tile needs,
// side by side, so that the innermost loop reads straight on. Missing numbers of the last panel do not matter, but must
// not be read from outside of the matrix.

/**
 * Packs a block stored `[depth, count]`: the numbers of a panel lie side by side already.
 * @param out panels `[ceil(count / width), depth, width]`; the last one is half as wide if `width` is 8 and 4 suffice
 * @param stride numbers between two stored rows
 * @param width 4 or 8
 */
export function packAlong(out: usize, source: usize, stride: i32, count: i32, depth: i32, width: i32): void {
  const whole = count / width;
  const rowBytes = <usize>(stride << 2);
  const panelBytes = <usize>((depth * width) << 2);
  const step = <usize>(width << 2);
  let row = source;
  let to = out;
  let d = 0;
  // Four rows at a time: whole cache lines are written, and only four pages are read from.
  for (; d + 4 <= depth; d += 4) {
    if (width === 8) copyFourByEight(to, row, rowBytes, whole, panelBytes);
    else copyFourByFour(to, row, rowBytes, whole, panelBytes);
    row += rowBytes << 2;
    to += step << 2;
  }
  for (; d < depth; d++) {
    for (let panel = 0; panel < whole; panel++) {
      const from = row + <usize>panel * step;
      const at = to + <usize>panel * panelBytes;
      v128.store(at, v128.load(from));
      if (width === 8) v128.store(at, v128.load(from, 16), 16);
    }
    row += rowBytes;
    to += step;
  }
  const rest = count - whole * width;
  if (rest === 0) return;
  const lastWidth = rest <= 4 ? 4 : width;
  row = source + <usize>whole * step;
  to = out + <usize>whole * panelBytes;
  for (d = 0; d < depth; d++) {
    for (let lane = 0; lane < lastWidth; lane++) {
      store<f32>(to, lane < rest ? load<f32>(row + ((<usize>lane) << 2)) : 0);
      to += 4;
    }
    row += rowBytes;
  }
}

function copyFourByEight(to: usize, row0: usize, rowBytes: usize, panels: i32, panelBytes: usize): void {
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
  let from: usize = 0;
  for (; panels > 0; panels--) {
    v128.store(to, v128.load(row0 + from));
    v128.store(to, v128.load(row0 + from, 16), 16);
    v128.store(to, v128.load(row1 + from), 32);
    v128.store(to, v128.load(row1 + from, 16), 48);
    v128.store(to, v128.load(row2 + from), 64);
    v128.store(to, v128.load(row2 + from, 16), 80);
    v128.store(to, v128.load(row3 + from), 96);
    v128.store(to, v128.load(row3 + from, 16), 112);
    from += 32;
    to += panelBytes;
  }
}

function copyFourByFour(to: usize, row0: usize, rowBytes: usize, panels: i32, panelBytes: usize): void {
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
  let from: usize = 0;
  for (; panels > 0; panels--) {
    v128.store(to, v128.load(row0 + from));
    v128.store(to, v128.load(row1 + from), 16);
    v128.store(to, v128.load(row2 + from), 32);
    v128.store(to, v128.load(row3 + from), 48);
    from += 16;
    to += panelBytes;
  }
}

/**
 * Packs a block stored `[count, depth]`: every panel is a transposed strip.
 * @param out panels as of `packAlong`
 * @param stride numbers between two stored rows
 * @param width 4 or 8
 */
export function packAcross(out: usize, source: usize, stride: i32, count: i32, depth: i32, width: i32): void {
  const rowBytes = <usize>(stride << 2);
  for (let first = 0; first < count; first += width) {
    const wide = width === 8 && count - first > 4;
    const step: usize = wide ? 32 : 16;
    transposeFour(out, step, source, rowBytes, min(count - first, 4), depth);
    if (wide) transposeFour(out + 16, step, source + (rowBytes << 2), rowBytes, min(count - first - 4, 4), depth);
    source += rowBytes * <usize>width;
    out += step * <usize>depth;
  }
}

/** Up to four rows of `depth` numbers become `depth` groups of four; rows that are missing repeat the last one. */
export function transposeFour(to: usize, step: usize, source: usize, rowBytes: usize, rows: i32, depth: i32): void {
  let row0 = source;
  let row1 = rows > 1 ? row0 + rowBytes : row0;
  let row2 = rows > 2 ? row1 + rowBytes : row1;
  let row3 = rows > 3 ? row2 + rowBytes : row2;
  let d = 0;
  for (; d + 4 <= depth; d += 4) {
    const x0 = v128.load(row0);
    const x1 = v128.load(row1);
    const x2 = v128.load(row2);
    const x3 = v128.load(row3);
    const low01 = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5);
    const high01 = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
    const low23 = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
    const high23 = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
    to += step;
    v128.store(to, v128.shuffle<i64>(low01, low23, 1, 3));
    to += step;
    v128.store(to, v128.shuffle<i64>(high01, high23, 0, 2));
    to += step;
    v128.store(to, v128.shuffle<i64>(high01, high23, 1, 3));
    to += step;
    row0 += 16;
    row1 += 16;
    row2 += 16;
    row3 += 16;
  }
  for (; d < depth; d++) {
    store<f32>(to, load<f32>(row0));
    store<f32>(to, load<f32>(row1), 4);
    store<f32>(to, load<f32>(row2), 8);
    store<f32>(to, load<f32>(row3), 12);
    to += step;
    row0 += 4;
    row1 += 4;
    row2 += 4;
    row3 += 4;
  }
}
