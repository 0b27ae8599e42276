import { X } from "lucide-react";
import type { Ref } from "react";
import css from "./HelpDialog.module.css";
import { keyCaps, platform, shortcuts } from "./keys";
import { readSingleKeys, writeSingleKeys } from "./singleKeys";

/** The list of keys, from the table that the dispatcher reads, and the switch for single letters. */
export function HelpDialog({ ref }: { readonly ref: Ref<HTMLDialogElement> }) {
  const on = platform();
  return (
    <dialog ref={ref} className={css.dialog} aria-labelledby="keyboard-title" closedby="any">
      <form method="dialog" className={css.top}>
        <h2 id="keyboard-title">Keyboard</h2>
        <button type="submit" className="btn bare" aria-label="Close">
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </form>
      <dl className={css.keys}>
        {shortcuts.map((one) => (
          <div key={one.command}>
            <dt>
              {keyCaps(one, on).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{one.does}</dd>
          </div>
        ))}
      </dl>
      <label className={css.option}>
        <input
          type="checkbox"
          defaultChecked={readSingleKeys() === "on"}
          onChange={(event) => writeSingleKeys(event.currentTarget.checked ? "on" : "off")}
        />
        Single letters work as keys
      </label>
    </dialog>
  );
}
