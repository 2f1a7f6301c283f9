import type { CurveLine } from './curve-kinds';

/** A piece of a line: colour and dash both tell it from the others. */
export function LineSample({ line: { colour, width, dash, faint } }: { line: CurveLine }) {
  return (
    <svg className="line-sample" viewBox="0 0 16 8" aria-hidden="true">
      <path
        d="M0 4H16"
        fill="none"
        stroke={`var(${colour})`}
        strokeWidth={width}
        strokeDasharray={dash.length === 0 ? undefined : dash.join(' ')}
        opacity={faint === true ? 0.45 : undefined}
      />
    </svg>
  );
}
