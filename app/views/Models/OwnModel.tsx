import { File as FileIcon } from "lucide-react";
import { type FormEvent, useId } from "react";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./ModelList.module.css";
import { useChooseModelFile } from "./useChooseModelFile";

/** Longest address that is taken: browsers cut longer ones. */
const mostCharacters = 2000;

/** The way to a model of the user's own: a file, or an address. */
export function OwnModel() {
  const { own } = useStrings().models;
  const { addModelUrl } = useActions();
  const choose = useChooseModelFile();
  const isAdding = useApp(({ adding }) => adding.status === "adding");
  const field = useId();
  const hint = useId();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const url = String(new FormData(form).get("url") ?? "").trim();
    if (url === "") return;
    // What was typed stays where it has to be mended.
    if ((await addModelUrl(url)) !== undefined) form.reset();
  };
  return (
    <li className={`${css.row} ${css.ownRow}`}>
      <p className={css.size}>
        <b>{own.margin}</b>
      </p>
      <div className={css.own}>
        <h2 className={css.name}>{own.title}</h2>
        <p className={css.purpose}>{own.about}</p>
        <form className={css.url} noValidate onSubmit={add}>
          <label htmlFor={field}>{own.url}</label>
          <div>
            <input
              id={field}
              name="url"
              type="url"
              dir="ltr"
              placeholder="https://"
              maxLength={mostCharacters}
              aria-describedby={hint}
            />
            <button type="submit" className="btn" disabled={isAdding}>
              {own.add}
            </button>
          </div>
          <p id={hint} className="hint">
            {own.urlHint}
          </p>
        </form>
      </div>
      <div className={css.actions}>
        <button type="button" className="btn" disabled={isAdding} onClick={choose}>
          <FileIcon size={20} strokeWidth={1.75} aria-hidden="true" />
          {own.open}
        </button>
      </div>
    </li>
  );
}
