import { useMemo, useRef } from "react";
import { deletable } from "../../state/models/shelf";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { shownModel } from "../../ui/shownModel";
import { useKeptFocus } from "../../ui/useKeptFocus";
import css from "./ModelState.module.css";

/** How much is missing, in bytes where it is known, and the models that could go. */
export function FreeSpace({ missing }: { readonly missing: number | undefined }) {
  const all = useStrings();
  const strings = all.models;
  const { removeModel } = useActions();
  const shelf = useApp((state) => state.shelf);
  const inUse = useApp((state) => state.choice.model);
  const smallest = useApp((state) => state.models[0]);
  const candidates = useMemo(() => deletable(shelf, inUse, smallest), [shelf, inUse, smallest]);
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, candidates.map(({ name }) => name).join());
  const known = missing === undefined ? strings.space.candidates : strings.space.missing(missing);
  return (
    <div ref={place} className={css.space} tabIndex={-1}>
      <p className="meta">{candidates.length === 0 ? strings.space.nothing : known}</p>
      <ul>
        {candidates.map((model) => (
          <li key={model.name}>
            <button type="button" className="btn" onClick={() => removeModel(model.name)}>
              {strings.deleteModel(shownModel(model, all), model.bytes)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
