import { X } from "lucide-react";
import type { Ref } from "react";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { keyCaps, platform, type Shortcut, shortcutGroups } from "../keys";
import css from "./HelpDialog.module.css";

/** The list of keys, from the table that the dispatcher reads, and the switch for single letters. */
export function HelpDialog({ ref }: { readonly ref: Ref<HTMLDialogElement> }) {
  const { captions, common, keys, library, queue } = useStrings();
  const singleKeys = useApp((state) => state.preferences.singleKeys);
  const { changePreferences } = useActions();
  return (
    <dialog ref={ref} className={`dialog ${css.dialog}`} aria-labelledby="keyboard-title" closedby="any">
      <form method="dialog" className={css.top}>
        <h2 id="keyboard-title">{keys.title}</h2>
        <button type="submit" className="btn bare" aria-label={common.close}>
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </form>
      {shortcutGroups().map(([group, list]) => (
        <section key={group} className={css.group} aria-label={keys.groups[group]}>
          <h3 className="eyebrow">{keys.groups[group]}</h3>
          <Keys list={list} />
        </section>
      ))}
      {/* Those of a row of captions are its own. */}
      <section className={css.group} aria-label={captions.captions}>
        <h3 className="eyebrow">{captions.captions}</h3>
        <p className="hint">
          {captions.keys} {captions.typing}
        </p>
      </section>
      <section className={css.group} aria-label={library.files}>
        <h3 className="eyebrow">{library.files}</h3>
        <p className="hint">{queue.orderHint}</p>
      </section>
      <label className={css.option}>
        <input
          type="checkbox"
          checked={singleKeys === "on"}
          onChange={(event) => changePreferences({ singleKeys: event.currentTarget.checked ? "on" : "off" })}
        />
        {keys.singleKeys}
      </label>
    </dialog>
  );
}

function Keys({ list }: { readonly list: readonly Shortcut[] }) {
  const { keys } = useStrings();
  const on = platform();
  return (
    <dl className={css.keys}>
      {list.map((one) => (
        <div key={one.key}>
          <dt>
            {keyCaps(one, on, keys.caps).map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </dt>
          <dd>{keys.does[one.command]}</dd>
        </div>
      ))}
    </dl>
  );
}
