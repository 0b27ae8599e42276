import { Pause } from "lucide-react";
import type { ShelfModel, ShelfState } from "../../client/models/types";
import { displayName } from "../../state/models/models";
import { progressWords } from "../../state/models/shelfWords";
import { useActions } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { ProgressLine } from "../../ui/ProgressLine";
import { Deed } from "./Deed";
import css from "./ModelState.module.css";
import { useChooseAgain } from "./useChooseModelFile";

interface Of<Status> {
  readonly model: ShelfModel;
  readonly state: Extract<ShelfState, { readonly status: Status }>;
}

export function Downloading({ model, state }: Of<"downloading">) {
  const strings = useStrings().models;
  const { pauseDownload } = useActions();
  const name = displayName(model);
  return (
    <>
      <p className="meta">{progressWords(state, strings.progress)}</p>
      <Line state={state} label={strings.progress.label(name)} />
      {state.by === "here" && (
        <>
          <Deed
            label={strings.pause}
            full={strings.pauseModel(name)}
            icon={<Pause size={18} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => pauseDownload(model.name)}
          />
          <Cancel model={model} />
        </>
      )}
    </>
  );
}

export function Converting({ model, state }: Of<"converting">) {
  const { importing, models: strings } = useStrings();
  const { pauseDownload } = useActions();
  const name = displayName(model);
  return (
    <>
      <p className="meta">{importing.row(state.loaded, state.total)}</p>
      <Line state={state} label={importing.progress(name)} />
      {state.by === "here" && (
        <>
          <Deed label={strings.pause} full={strings.pauseModel(name)} onClick={() => pauseDownload(model.name)} />
          <Cancel model={model} />
        </>
      )}
    </>
  );
}

export function Paused({ model, state }: Of<"paused">) {
  const strings = useStrings().models;
  const { downloadModel } = useActions();
  const choose = useChooseAgain(model);
  const name = displayName(model);
  const isOfFiles = model.madeFrom !== undefined && model.madeFrom.place === undefined;
  return (
    <>
      <p className="meta">{strings.progress.paused(state.loaded)}</p>
      {isOfFiles ? (
        <Deed label={strings.own.again} full={strings.openModel(name)} onClick={choose} />
      ) : (
        <Deed label={strings.resume} full={strings.resumeModel(name)} onClick={() => void downloadModel(model.name)} />
      )}
      <Cancel model={model} />
    </>
  );
}

function Cancel({ model }: { readonly model: ShelfModel }) {
  const strings = useStrings().models;
  const { cancelDownload } = useActions();
  return (
    <Deed
      label={strings.cancel}
      full={strings.cancelModel(displayName(model))}
      look="bare"
      onClick={() => cancelDownload(model.name)}
    />
  );
}

/** Nothing to press: it is checked, or a part of it is fetched again. */
export function Busy({ model, state }: Of<"checking" | "healing">) {
  const { progress } = useStrings().models;
  return (
    <>
      <p className="meta">{progress[state.status]}</p>
      <Line state={state} label={progress.checkingLabel(displayName(model))} />
    </>
  );
}

interface LineProps {
  readonly state: { readonly loaded: number; readonly total: number };
  readonly label: string;
}

function Line({ state, label }: LineProps) {
  return (
    <div className={css.line}>
      <ProgressLine part={state.loaded} whole={state.total || undefined} label={label} />
    </div>
  );
}
