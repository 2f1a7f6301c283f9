import type { ReactNode } from 'react';

/** One entry of a plot's key: a piece of the line and its name. */
export function Key({ line, children }: { line: 's-train' | 's-test' | 's-f' | 's-df'; children: ReactNode }) {
  return (
    <span className="key">
      <svg viewBox="0 0 16 8" aria-hidden="true">
        <path className={line} d="M0 4H16" fill="none" />
      </svg>
      <span>{children}</span>
    </span>
  );
}
