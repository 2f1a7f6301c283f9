/**
 * How far the row whose sum is farthest from 1 is from it.
 * @param outputs `[rows, units]`
 */
export function farthestFromOne(outputs: Float32Array, units: number): number {
  let farthest = 0;
  for (let start = 0; start + units <= outputs.length; start += units) {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += outputs[start + unit] ?? 0;
    farthest = Math.max(farthest, Math.abs(sum - 1));
  }
  return farthest;
}
