import { type FocusEvent, type ReactNode, useRef } from "react";
import css from "./Toast.module.css";

export interface UndoToastProps {
  readonly children: ReactNode;
  /** The label of the button; left out where nothing can be taken back. */
  readonly undo?: { readonly label: string; readonly onClick: () => void } | undefined;
  /** Somebody looks at it, or no longer does. */
  readonly onHold: (what: "wait" | "go-on") => void;
}

/** Says what was just deleted and takes it back; it stays for as long as somebody points at it. */
export function UndoToast({ children, undo, onHold }: UndoToastProps) {
  const wait = () => onHold("wait");
  const goOn = () => onHold("go-on");
  const before = useRef<EventTarget | null>(null);
  const takeBack = (how: () => void) => {
    how();
    // The button goes with the toast: who came to it by keys goes back to where they were.
    const place = before.current instanceof HTMLElement && before.current.isConnected ? before.current : undefined;
    (place ?? document.getElementById("page"))?.focus({ preventScroll: true });
  };
  const come = (event: FocusEvent) => {
    before.current = event.relatedTarget;
    wait();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only gives more time
    <div className={css.toast} onMouseEnter={wait} onMouseLeave={goOn} onFocus={come} onBlur={goOn}>
      <p>{children}</p>
      {undo && (
        <button type="button" className="btn" onClick={() => takeBack(undo.onClick)}>
          {undo.label}
        </button>
      )}
    </div>
  );
}
