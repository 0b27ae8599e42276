export interface ProgressLineProps {
  readonly part: number;
  /** Undefined while the whole is not known: then the line stays empty, and the words beside it speak. */
  readonly whole: number | undefined;
  readonly label: string;
}

/** A line that becomes solid. It is never the only sign of progress. */
export function ProgressLine({ part, whole, label }: ProgressLineProps) {
  const share = whole ? Math.min(1, part / whole) : 0;
  const value = whole ? Math.floor(share * 100) : undefined;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
    >
      <i style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
