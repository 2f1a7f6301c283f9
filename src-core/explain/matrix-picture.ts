/** A matrix drawn small: each cell is the mean of a block of it. */
export interface MatrixPicture {
  readonly name: string;
  /** Of the matrix itself. */
  readonly shape: readonly [rows: number, columns: number];
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]` row-major. */
  readonly cells: Float32Array;
}

/** No side of a picture is finer than this. */
const finest = 48;

/** @param values row-major `[rows, columns]` */
export function pictureOf(
  name: string,
  values: Float32Array | Float64Array,
  rows: number,
  columns: number,
): MatrixPicture {
  const height = Math.min(rows, finest);
  const width = Math.min(columns, finest);
  const sums = new Float64Array(height * width);
  const counts = new Uint32Array(height * width);
  for (let row = 0; row < rows; row++) {
    const start = Math.floor((row * height) / rows) * width;
    for (let column = 0; column < columns; column++) {
      const cell = start + Math.floor((column * width) / columns);
      sums[cell] = (sums[cell] ?? 0) + (values[row * columns + column] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const cells = Float32Array.from(sums, (sum, cell) => sum / Math.max(counts[cell] ?? 1, 1));
  return { name, shape: [rows, columns], rows: height, columns: width, cells };
}
