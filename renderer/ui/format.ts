/** How numbers look everywhere: see the notes on type and numbers of the design. */

const thinSpace = '\u2009';

const grouped = new Intl.NumberFormat('en-US');

export const formatCount = (value: number): string => grouped.format(Math.round(value));

/** Four decimals; below 0.001 as 3.1e-6; a missing value is a middle dot. */
export function formatLoss(value: number | null): string {
  if (value === null) return '·';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : '∞';
  if (value !== 0 && Math.abs(value) < 0.001) return trueMinus(value.toExponential(1));
  return trueMinus(Math.abs(value) >= 1000 ? value.toExponential(2) : value.toFixed(4));
}

/** A share in 0..1 as "84.6 %". */
export const formatPercent = (share: number): string => `${(share * 100).toFixed(1)}${thinSpace}%`;

/** An interval of shares as "[83.9, 85.3]". */
export const formatInterval = ([low, high]: readonly [number, number]): string =>
  `[${(low * 100).toFixed(1)}, ${(high * 100).toFixed(1)}]`;

/** Seconds as m:ss. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** `[28, 28, 1]` as "28 × 28 × 1". */
export const formatShape = (shape: readonly number[]): string => shape.map(formatCount).join(' × ');

/** Bytes as KiB or MiB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** Up to three significant digits, for live numbers of any size. */
export function formatShort(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : '∞';
  if (value !== 0 && Math.abs(value) < 0.001) return trueMinus(value.toExponential(1));
  if (Math.abs(value) >= 1000) return formatCount(value);
  return trueMinus(value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3));
}

const trueMinus = (text: string): string => text.replace(/^-/, '−');
