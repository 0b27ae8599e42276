import { File as FileIcon, Folder, Search } from "lucide-react";
import { type FormEvent, useId } from "react";
import { type Sought, soughtIn } from "../../state/models/modelSearch";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./FindModel.module.css";
import { useChooseModelFile, useChooseModelFolder } from "./useChooseModelFile";

/** Longest address that is taken: browsers cut longer ones. */
const mostCharacters = 2000;

interface FindModelProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** The way to a model: the list is looked through as one types; a repository, an address, a file or a folder is added. */
export function FindModel({ typed, onType }: FindModelProps) {
  const { importing, models } = useStrings();
  const choose = useChooseModelFile();
  const chooseFolder = useChooseModelFolder();
  const isAdding = useIsAdding();
  return (
    <div className={css.find}>
      <Field typed={typed} onType={onType} />
      <div className={css.ways}>
        <button type="button" className="btn" disabled={isAdding} onClick={choose}>
          <FileIcon size={20} strokeWidth={1.75} aria-hidden="true" />
          {models.own.open}
        </button>
        <button type="button" className="btn bare" disabled={isAdding} onClick={chooseFolder}>
          <Folder size={20} strokeWidth={1.75} aria-hidden="true" />
          {importing.folder}
        </button>
      </div>
      <p className="hint">{importing.about}</p>
    </div>
  );
}

function useIsAdding(): boolean {
  return useApp(({ adding }) => ["adding", "converting"].includes(adding.status));
}

function Field({ typed, onType }: FindModelProps) {
  const { importing, models } = useStrings();
  const { search, own } = models;
  const { addModelUrl } = useActions();
  const isAdding = useIsAdding();
  const field = useId();
  const hint = useId();
  const sought = soughtIn(typed);
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What was typed stays where it has to be mended.
    if (isPlace(sought) && !isAdding && (await addModelUrl(sought.place)) !== undefined) onType("");
  };
  return (
    <form noValidate onSubmit={add}>
      <label htmlFor={field}>{search.label}</label>
      <div className={css.field}>
        <Search size={20} strokeWidth={1.75} aria-hidden="true" />
        <input
          id={field}
          type="search"
          data-search=""
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={search.placeholder}
          maxLength={mostCharacters}
          value={typed}
          aria-describedby={isPlace(sought) ? hint : undefined}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || typed === "") return;
            event.preventDefault();
            onType("");
          }}
        />
        {isPlace(sought) && (
          <button type="submit" className="btn prime" disabled={isAdding}>
            {own.add}
          </button>
        )}
      </div>
      {isPlace(sought) && (
        <p id={hint} className="hint">
          {importing.hint}
        </p>
      )}
    </form>
  );
}

function isPlace(sought: Sought): sought is Extract<Sought, { readonly kind: "place" }> {
  return sought.kind === "place";
}
