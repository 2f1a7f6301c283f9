/**
 * A picture as the data set has them: grey, bright on black, the thing in the middle. A light ground is turned dark, what
 * is there is scaled to `fill` of the side and put in the middle of its bounds, as MNIST was made (LeCun et al. 1998).
 * @param rgba bytes red, green, blue, alpha, row-major
 * @returns `[side, side]` in 0–255; all 0 for an empty picture
 */
export function fitImage(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  side: number,
  fill: number,
): Float32Array {
  const grey = darkGround(toGrey(rgba), width, height);
  const bounds = boundsOf(grey, width, height);
  const fitted = new Float32Array(side * side);
  if (bounds === null) return fitted;
  const { left, top, right, bottom } = bounds;
  const scale = (fill * side) / Math.max(right - left, bottom - top);
  const offset = { x: (side - (right - left) * scale) / 2, y: (side - (bottom - top) * scale) / 2 };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = left + (column - offset.x) / scale;
      const y = top + (row - offset.y) / scale;
      fitted[row * side + column] = meanOver(grey, width, height, x, y, 1 / scale);
    }
  }
  return fitted;
}

/** Luma over a white ground, 0–255. */
function toGrey(rgba: Uint8ClampedArray): Float32Array {
  return Float32Array.from({ length: rgba.length / 4 }, (_, pixel) => {
    const at = 4 * pixel;
    const luma = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
    const alpha = (rgba[at + 3] ?? 255) / 255;
    return luma * alpha + 255 * (1 - alpha);
  });
}

/** What the edge of the picture shows is its ground: a light one is turned around, and the ground becomes 0. */
function darkGround(grey: Float32Array, width: number, height: number): Float32Array {
  const edge: number[] = [];
  for (let x = 0; x < width; x++) edge.push(grey[x] ?? 0, grey[(height - 1) * width + x] ?? 0);
  for (let y = 0; y < height; y++) edge.push(grey[y * width] ?? 0, grey[y * width + width - 1] ?? 0);
  const ground = edge.sort((one, other) => one - other)[edge.length >> 1] ?? 0;
  const light = ground > 127;
  const range = light ? ground : 255 - ground;
  return grey.map((value) => (255 * Math.max(0, light ? ground - value : value - ground)) / Math.max(range, 1));
}

/** Below this share of the brightest, a pixel belongs to the ground. */
const inkShare = 0.12;

function boundsOf(grey: Float32Array, width: number, height: number) {
  const brightest = grey.reduce((most, value) => Math.max(most, value), 0);
  if (brightest < 16) return null;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((grey[y * width + x] ?? 0) < inkShare * brightest) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return { left, top, right, bottom };
}

/** Mean of the pixels in a square from (x, y); outside of the picture is ground. A square below a pixel takes the nearest. */
function meanOver(grey: Float32Array, width: number, height: number, x: number, y: number, size: number): number {
  let [sum, area] = [0, 0];
  for (let row = Math.floor(y); row < y + size; row++) {
    const tall = Math.min(row + 1, y + size) - Math.max(row, y);
    for (let column = Math.floor(x); column < x + size; column++) {
      const part = tall * (Math.min(column + 1, x + size) - Math.max(column, x));
      const inside = row >= 0 && row < height && column >= 0 && column < width;
      sum += part * (inside ? (grey[row * width + column] ?? 0) : 0);
      area += part;
    }
  }
  return area === 0 ? 0 : sum / area;
}
