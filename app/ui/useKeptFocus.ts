import { type RefObject, useEffect, useRef } from "react";

/**
 * Gives the focus to what took the place of something that has gone with a change of `state`: what `find` finds by what had the
 * focus last, else the first button, else the place itself.
 */
export function useKeptFocus(
  place: RefObject<HTMLElement | null>,
  state: string,
  find: (last: Element) => HTMLElement | null | undefined = () => undefined,
): void {
  const had = useRef(false);
  const last = useRef<Element>(undefined);
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const control = new AbortController();
    const note = (event: FocusEvent) => {
      if (event.type === "focusin") {
        had.current = true;
        if (event.target instanceof Element) last.current = event.target;
        return;
      }
      // From one thing of the place to another nobody leaves.
      if (event.relatedTarget instanceof Node && node.contains(event.relatedTarget)) return;
      // Who leaves by themselves is not fetched back; a button that is removed never wanted to go.
      queueMicrotask(() => {
        if (event.target instanceof Node && event.target.isConnected) had.current = false;
      });
    };
    node.addEventListener("focusin", note, { signal: control.signal });
    node.addEventListener("focusout", note, { signal: control.signal });
    return () => control.abort();
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what it looks for
  useEffect(() => {
    if (!had.current || document.activeElement !== document.body) return;
    const found = last.current && find(last.current);
    (found ?? place.current?.querySelector("button") ?? place.current)?.focus({ preventScroll: true });
  }, [place, state]);
}
