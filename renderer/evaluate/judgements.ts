import type { ViewOf } from '../../src-core/training/view';

/** What the network says to every row of a split. */
export interface Judgements {
  readonly count: number;
  /** Class of each row. */
  readonly truth: Float32Array;
  /** The likeliest class. */
  readonly said: Uint16Array;
  /** Its probability. */
  readonly confidence: Float32Array;
}

/** From the head's outputs, `[rows, units]`; one unit is the probability of class 1 of two. */
export function judge({ outputs, labels }: Pick<ViewOf<'predictions'>, 'outputs' | 'labels'>): Judgements {
  const count = labels.length;
  const units = count === 0 ? 1 : outputs.length / count;
  const said = new Uint16Array(count);
  const confidence = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const [label, probability] = likeliestOf(outputs, row, units);
    said[row] = label;
    confidence[row] = probability;
  }
  return { count, truth: labels, said, confidence };
}

function likeliestOf(outputs: Float32Array, row: number, units: number): readonly [number, number] {
  const first = outputs[row * units] ?? 0;
  if (units === 1) return first > 0.5 ? [1, first] : [0, 1 - first];
  let label = 0;
  for (let unit = 1; unit < units; unit++) {
    if ((outputs[row * units + unit] ?? 0) > (outputs[row * units + label] ?? 0)) label = unit;
  }
  return [label, outputs[row * units + label] ?? 0];
}

/** Rows of one cell of the confusion matrix, the surest first. */
export function rowsOfCell(judgements: Judgements, truth: number, taken: number): readonly number[] {
  return surestFirst(judgements, (row) => judgements.truth[row] === truth && judgements.said[row] === taken);
}

/** Wrong rows, those first that the network was surest of. */
export function worstMistakes(judgements: Judgements, most: number): readonly number[] {
  return surestFirst(judgements, (row) => judgements.truth[row] !== judgements.said[row]).slice(0, most);
}

function surestFirst({ count, confidence }: Judgements, isWanted: (row: number) => boolean): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (isWanted(row)) rows.push(row);
  return rows.sort((one, other) => (confidence[other] ?? 0) - (confidence[one] ?? 0) || one - other);
}
