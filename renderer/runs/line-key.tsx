/** A piece of a run's line: colour and dash both tell it from the others. */
export function LineKey({ look }: { look: number }) {
  return (
    <svg className="line-key" viewBox="0 0 24 8" aria-hidden="true">
      <path className={`ov ov-${look}`} d="M0 4H24" />
    </svg>
  );
}
