import { boldText } from '../rich-text';

/** Names that a sentence can hold. */
const mostNames = 6;

/** `**A**, **B** and **C**`, of many `**A**, **B**, **C** and 195 more`. */
export function boldNames(titles: readonly string[]): string {
  const shown = titles.length > mostNames ? titles.slice(0, mostNames - 1) : titles;
  const names = shown.map(boldText);
  if (shown.length < titles.length) return `${names.join(', ')} and ${count(titles.length - shown.length)} more`;
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** `2,570`, or with a noun `2,570 inputs`. */
export function count(value: number, noun?: string): string {
  const text = value.toLocaleString('en-US');
  return noun === undefined ? text : `${text} ${noun}${value === 1 ? '' : 's'}`;
}

/** Two significant digits, for numbers whose size is what matters: 3.1e-6, 0.042, 17. */
export function compact(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : 'infinite';
  const size = Math.abs(value);
  const text =
    size !== 0 && size < 0.001
      ? size.toExponential(1)
      : size >= 100
        ? size.toFixed(0)
        : String(Number(size.toPrecision(2)));
  return value < 0 ? `−${text}` : text;
}
