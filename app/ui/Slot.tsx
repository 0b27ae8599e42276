import { type ReactNode, useCallback, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";

/** Places of the frame and of a transcript's head that a view, whose code comes later, may fill while they are there. */
export type SlotName = "facts" | "picture" | "sound" | "soundTools";

const places = new Map<SlotName, Element>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

interface SlotProps {
  readonly name: SlotName;
  readonly className: string | undefined;
}

/** An empty place. */
export function Slot({ name, className }: SlotProps) {
  const place = useCallback(
    (element: HTMLSpanElement) => {
      places.set(name, element);
      for (const listener of listeners) listener();
      return () => {
        if (places.get(name) === element) places.delete(name);
        for (const listener of listeners) listener();
      };
    },
    [name],
  );
  return <span ref={place} className={className} />;
}

/** Stands in a place, for as long as that is there. */
export function InSlot({ name, children }: { readonly name: SlotName; readonly children: ReactNode }) {
  const place = useSyncExternalStore(subscribe, () => places.get(name));
  return place ? createPortal(children, place) : null;
}
