import type { ReactNode } from "react";
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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only gives more time
    <div className={css.toast} onMouseEnter={wait} onMouseLeave={goOn} onFocus={wait} onBlur={goOn}>
      <p>{children}</p>
      {undo && (
        <button type="button" className="btn" onClick={undo.onClick}>
          {undo.label}
        </button>
      )}
    </div>
  );
}
