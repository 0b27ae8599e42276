import { displayName } from "../state/models";
import { useActions, useApp } from "../state/react";
import { entryOf } from "../state/shelf";
import { progressWords } from "../state/shelfWords";
import { useStrings } from "../strings/strings";
import { ProgressLine } from "./ProgressLine";
import css from "./ShelfProgress.module.css";

/** How far downloads are that run on behind whatever else the page does; nothing where none runs. */
export function ShelfProgress() {
  const strings = useStrings().models;
  const { show } = useActions();
  const shelf = useApp((state) => state.shelf);
  const running = shelf.flatMap((model) =>
    model.state.status === "downloading" ? [{ model, state: model.state }] : [],
  );
  if (running.length === 0) return null;
  return (
    <div className={css.downloads}>
      <h3>{strings.popover.title}</h3>
      <ul>
        {running.map(({ model, state }) => {
          const name = displayName(entryOf(model));
          return (
            <li key={model.name}>
              <p>
                <bdi>{name}</bdi>
              </p>
              <p>{progressWords(state, strings.progress)}</p>
              <ProgressLine part={state.loaded} whole={state.total || undefined} label={strings.progress.label(name)} />
            </li>
          );
        })}
      </ul>
      <button type="button" className="link" onClick={() => show({ view: "models" })}>
        {strings.popover.show}
      </button>
    </div>
  );
}
