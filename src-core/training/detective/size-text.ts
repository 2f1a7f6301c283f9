/** A number of any size as the detective writes it: 794, 20, 0.31, 2.2e37, ∞, NaN. */
export function sizeText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e5 || size < 1e-4)
      ? value.toExponential(1).replace('.0e', 'e').replace('e+', 'e').replace('e-', 'e−')
      : value.toLocaleString('en', { maximumSignificantDigits: 3 });
  return text.replace(/^-/, '−');
}
