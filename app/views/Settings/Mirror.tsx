import { type SyntheticEvent, useId, useState } from "react";
import { useActions } from "../../state/react";
import { parseMirror } from "../../state/settings/parse";
import { useStrings } from "../../strings/strings";
import css from "./Settings.module.css";

/** Where models are fetched from in place of their own hosts. Nothing is fetched by choosing it. */
export function Mirror({ mirror }: { readonly mirror: string | undefined }) {
  const { storage: words } = useStrings().settings;
  const { setMirror } = useActions();
  const id = useId();
  const [text, setText] = useState(mirror ?? "");
  const [isWrong, setIsWrong] = useState(false);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const base = parseMirror(text);
    setIsWrong(base === undefined && text.trim() !== "");
    if (base !== undefined || text.trim() === "") void setMirror(base);
  };
  return (
    <form className={css.stacked} onSubmit={save} noValidate>
      <label htmlFor={id} className={css.label}>
        {words.mirror}
      </label>
      <p id={`${id}-hint`} className="meta">
        {words.mirrorHint}
      </p>
      <div className={css.withButton}>
        <input
          id={id}
          type="url"
          inputMode="url"
          className={css.text}
          dir="ltr"
          maxLength={500}
          value={text}
          aria-invalid={isWrong}
          aria-describedby={[`${id}-hint`, `${id}-said`].join(" ")}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className="btn">
          {words.save}
        </button>
      </div>
      <p id={`${id}-said`} role="status" className={isWrong ? "slow" : "meta"}>
        {isWrong ? words.mirrorWrong : mirror === undefined ? words.mirrorUnset : words.mirrorSet(new URL(mirror).host)}
      </p>
    </form>
  );
}
