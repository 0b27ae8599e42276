import type { MouseEvent } from "react";
import { displayName } from "../../state/models/models";
import { progressWords } from "../../state/models/shelfWords";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { ProgressLine } from "../ProgressLine";
import css from "./ShelfProgress.module.css";

/** The way to the models, and how far downloads are that run on behind whatever else the page does. */
export function ShelfProgress() {
  const strings = useStrings().models.popover;
  const { show } = useActions();
  const showModels = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
    show({ view: "models" });
  };
  return (
    <div className={css.downloads}>
      <Downloads />
      <button type="button" className="link" onClick={showModels}>
        {strings.show}
      </button>
    </div>
  );
}

function Downloads() {
  const strings = useStrings().models;
  const shelf = useApp((state) => state.shelf);
  const running = shelf.flatMap((model) =>
    model.state.status === "downloading" ? [{ model, state: model.state }] : [],
  );
  if (running.length === 0) return null;
  return (
    <>
      <h3>{strings.popover.title}</h3>
      <ul>
        {running.map(({ model, state }) => {
          const name = displayName(model);
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
    </>
  );
}
