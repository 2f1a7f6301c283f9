/** The app's mark: threads over and under. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round">
        <path d="M8 5v6M8 16.5v2.5M16 5v2.5M16 13v6M5 8h6M16.5 8h2.5M5 16h2.5M13 16h6" />
      </g>
    </svg>
  );
}
