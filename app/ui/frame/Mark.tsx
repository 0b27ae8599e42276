/** A voice (the dot) above the line it becomes: written, then still being heard. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <circle cx="12" cy="7.5" r="4.5" fill="var(--rubric)" />
      <rect x="1.5" y="16" width="13" height="3.5" rx="1.75" fill="currentColor" />
      <rect x="16.5" y="16" width="6" height="3.5" rx="1.75" fill="currentColor" opacity="0.45" />
    </svg>
  );
}
