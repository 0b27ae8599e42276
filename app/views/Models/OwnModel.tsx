import { File as FileIcon, Folder } from "lucide-react";
import { type FormEvent, useId } from "react";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./ModelList.module.css";
import { useChooseModelFile, useChooseModelFolder } from "./useChooseModelFile";

/** Longest address that is taken: browsers cut longer ones. */
const mostCharacters = 2000;

/** The way to a model of the user's own: a file, or an address. */
export function OwnModel() {
  const { importing, models } = useStrings();
  const { own } = models;
  const { addModelUrl } = useActions();
  const choose = useChooseModelFile();
  const chooseFolder = useChooseModelFolder();
  const isAdding = useApp(({ adding }) => ["adding", "converting"].includes(adding.status));
  const field = useId();
  const hint = useId();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const url = String(new FormData(form).get("url") ?? "").trim();
    if (url === "") return;
    // What was typed stays where it has to be mended.
    const model = await addModelUrl(url);
    if (model !== undefined) form.reset();
  };
  return (
    <li className={`${css.row} ${css.ownRow}`}>
      <p className={css.size}>
        <b>{own.margin}</b>
      </p>
      <div className={css.own}>
        <h2 className={css.name}>{own.title}</h2>
        <p className={css.purpose}>{importing.about}</p>
        <form className={css.url} noValidate onSubmit={add}>
          <label htmlFor={field}>{own.url}</label>
          <div>
            <input
              id={field}
              name="url"
              type="text"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
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
            {importing.hint}
          </p>
        </form>
      </div>
      <div className={css.actions}>
        <button type="button" className="btn" disabled={isAdding} onClick={choose}>
          <FileIcon size={20} strokeWidth={1.75} aria-hidden="true" />
          {own.open}
        </button>
        <button type="button" className="btn bare" disabled={isAdding} onClick={chooseFolder}>
          <Folder size={20} strokeWidth={1.75} aria-hidden="true" />
          {importing.folder}
        </button>
      </div>
    </li>
  );
}
