import { useMemo } from "react";
import { displayName } from "../../state/models";
import { useActions, useApp } from "../../state/react";
import { deletable, entryOf } from "../../state/shelf";
import { useStrings } from "../../strings/strings";
import css from "./ModelState.module.css";

/** How much is missing, in bytes where it is known, and the models that could go. */
export function FreeSpace({ missing }: { readonly missing: number | undefined }) {
  const strings = useStrings().models;
  const { removeModel } = useActions();
  const shelf = useApp((state) => state.shelf);
  const inUse = useApp((state) => state.choice.model);
  const smallest = useApp((state) => state.models[0]);
  const candidates = useMemo(() => deletable(shelf, inUse, smallest), [shelf, inUse, smallest]);
  if (candidates.length === 0) return <p className="meta">{strings.space.nothing}</p>;
  return (
    <div className={css.space}>
      <p className="meta">{missing === undefined ? strings.space.candidates : strings.space.missing(missing)}</p>
      <ul>
        {candidates.map((model) => (
          <li key={model.name}>
            <button type="button" className="btn" onClick={() => removeModel(model.name)}>
              {strings.deleteModel(displayName(entryOf(model)), model.bytes)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
