import { useCallback, useState } from "react";

/** The transcripts that are chosen for something. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  readonly toggle: (id: number) => void;
  readonly clear: () => void;
}

const none: ReadonlySet<number> = new Set();

export function useSelection(): Selection {
  const [ids, setIds] = useState(none);
  const toggle = useCallback(
    (id: number) =>
      setIds((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set(before).add(id))),
    [],
  );
  const clear = useCallback(() => setIds(none), []);
  return { ids, toggle, clear };
}
