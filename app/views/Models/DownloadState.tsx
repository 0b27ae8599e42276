import { Pause } from "lucide-react";
import type { ShelfModel, ShelfState } from "../../models/types";
import { displayName } from "../../state/models";
import { useActions } from "../../state/react";
import { entryOf } from "../../state/shelf";
import { progressWords } from "../../state/shelfWords";
import { useStrings } from "../../strings/strings";
import { ProgressLine } from "../../ui/ProgressLine";
import { Deed } from "./Deed";
import { InUse } from "./InUse";
import css from "./ModelState.module.css";

interface Of {
  readonly model: ShelfModel;
  /** "now": it is the chosen one. */
  readonly use: "now" | "no";
}

type StateNamed<Status> = Extract<ShelfState, { readonly status: Status }>;

export function Downloading({ model, state, use }: Of & { readonly state: StateNamed<"downloading"> }) {
  const strings = useStrings().models;
  const { pauseDownload, cancelDownload } = useActions();
  const name = displayName(entryOf(model));
  return (
    <>
      <p className="meta">{progressWords(state, strings.progress)}</p>
      <Line state={state} label={strings.progress.label(name)} />
      {use === "now" && <InUse />}
      {state.by === "here" && (
        <>
          <Deed
            label={strings.pause}
            full={strings.pauseModel(name)}
            icon={<Pause size={18} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => pauseDownload(model.name)}
          />
          <Deed
            label={strings.cancel}
            full={strings.cancelModel(name)}
            look="bare"
            onClick={() => cancelDownload(model.name)}
          />
        </>
      )}
    </>
  );
}

export function Paused({ model, state }: { readonly model: ShelfModel; readonly state: StateNamed<"paused"> }) {
  const strings = useStrings().models;
  const { downloadModel, cancelDownload } = useActions();
  const name = displayName(entryOf(model));
  return (
    <>
      <p className="meta">{strings.progress.paused(state.loaded)}</p>
      <Deed label={strings.resume} full={strings.resumeModel(name)} onClick={() => void downloadModel(model.name)} />
      <Deed
        label={strings.cancel}
        full={strings.cancelModel(name)}
        look="bare"
        onClick={() => cancelDownload(model.name)}
      />
    </>
  );
}

/** Nothing to press: it is checked, or a part of it is fetched again. */
export function Busy({ model, state, use }: Of & { readonly state: StateNamed<"checking" | "healing"> }) {
  const { progress } = useStrings().models;
  return (
    <>
      <p className="meta">{progress[state.status]}</p>
      <Line state={state} label={progress.checkingLabel(displayName(entryOf(model)))} />
      {use === "now" && <InUse />}
    </>
  );
}

function Line({
  state,
  label,
}: {
  readonly state: { readonly loaded: number; readonly total: number };
  readonly label: string;
}) {
  return (
    <div className={css.line}>
      <ProgressLine part={state.loaded} whole={state.total || undefined} label={label} />
    </div>
  );
}
