import { formatCount, formatShort } from '../ui/format';

/** The axis goes this many powers of ten down: float64 rounds at 16. */
const decades = 18;

interface LogBarsProps {
  /** The largest first. */
  readonly values: readonly number[];
  /** A line after so many bars. */
  readonly mark: { readonly after: number; readonly label: string } | null;
  /** Shares of the largest below this count as zero. */
  readonly zero: number;
  readonly name: string;
}

/** Bars on a logarithmic scale, as shares of the first. */
export function LogBars({ values, mark, zero, name }: LogBarsProps) {
  const largest = values[0] ?? 0;
  const share = (value: number): number => (largest === 0 ? 0 : value / largest);
  const height = (value: number): number =>
    value <= 0 ? 0 : Math.max(0, Math.min(1, 1 + Math.log10(value) / decades)) * 100;
  const above = values.filter((value) => share(value) >= zero).length;
  return (
    <figure className="log-bars" aria-label={`${name}: ${above} of ${values.length} above ${zero} of the largest`}>
      <div className="log-plot">
        {[0, 5, 10, 15].map((power) => (
          <span key={power} className="log-tick tn" style={{ bottom: `${height(10 ** -power)}%` }}>
            {power === 0 ? '1' : `1e-${power}`}
          </span>
        ))}
        <span className="log-zero" style={{ bottom: `${height(zero)}%` }} />
        <ol>
          {values.map((value, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a singular value is known by.
              key={index}
              className={share(value) >= zero ? '' : 'none'}
              style={{ height: `${Math.max(height(share(value)), 0.6)}%` }}
              title={`${formatCount(index + 1)}: ${formatShort(value)}, ${formatShort(share(value))} of the largest`}
            />
          ))}
        </ol>
        {mark === null || values.length === 0 ? null : (
          <span className="log-mark" style={{ left: `${(100 * mark.after) / values.length}%` }}>
            <span>{mark.label}</span>
          </span>
        )}
      </div>
      <figcaption className="t3">
        {name}, the largest first, as shares of it ({formatShort(largest)})
      </figcaption>
    </figure>
  );
}
