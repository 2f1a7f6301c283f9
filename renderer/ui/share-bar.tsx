interface ShareBarProps {
  /** What is done, in [0, 1]; `null` where that is not known: the bar is pale, and a reader hears no number. */
  readonly share: number | null;
  readonly label: string;
  /** What a reader hears instead of per cent: "3 of 8". */
  readonly said?: string;
  readonly className?: string;
}

/** How far something is. */
export function ShareBar({ share, label, said, className = '' }: ShareBarProps) {
  const percent = share === null ? null : Math.round(100 * share);
  return (
    <span
      className={`pbar${percent === null ? ' is-open' : ''} ${className}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== null && { 'aria-valuenow': percent })}
      {...(said !== undefined && { 'aria-valuetext': said })}
    >
      <i style={{ width: `${share === null ? 100 : 100 * share}%` }} />
    </span>
  );
}
