import { type RefObject, useEffect, useRef } from "react";

/** Gives the focus to what took the place of a button that has gone with a change of `state`, else to the place itself. */
export function useKeptFocus(place: RefObject<HTMLElement | null>, state: string): void {
  const had = useRef(false);
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const control = new AbortController();
    const note = (event: FocusEvent) => {
      if (event.type === "focusin") had.current = true;
      // A button that is removed leaves the focus to nobody.
      else if (event.relatedTarget !== null) had.current = false;
    };
    node.addEventListener("focusin", note, { signal: control.signal });
    node.addEventListener("focusout", note, { signal: control.signal });
    return () => control.abort();
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what it looks for
  useEffect(() => {
    if (!had.current || document.activeElement !== document.body) return;
    (place.current?.querySelector("button") ?? place.current)?.focus();
  }, [place, state]);
}
