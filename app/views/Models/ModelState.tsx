import { Trash2 } from "lucide-react";
import { useId } from "react";
import type { ShelfModel } from "../../client/models/types";
import { type Lack, memoryOf, wantedDevice } from "../../state/models/modelMemory";
import { displayName } from "../../state/models/models";
import { isStored } from "../../state/models/shelf";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Deed } from "./Deed";
import { Busy, Converting, Downloading, Paused } from "./DownloadState";
import { FailedState } from "./FailedState";
import { InUse } from "./InUse";

/** Whether a model fits into this device: "ran-out": it did not when it was tried; a lack is known beforehand. */
export type Fit = "yes" | "ran-out" | Lack;

interface ModelStateProps {
  readonly model: ShelfModel;
  /** "now": it is the chosen one. */
  readonly use: "now" | "no";
  readonly fit: Fit;
}

/** What this device has of a model in words, and what can be done next. */
export function ModelState({ model, use, fit }: ModelStateProps) {
  const reason = useId();
  return (
    <>
      {fit !== "yes" && <MemoryWords id={reason} model={model} fit={fit} />}
      <StateOf model={model} use={use} unfit={typeof fit === "object" ? reason : undefined} />
      {use === "now" && !isSettled(model) && <InUse />}
    </>
  );
}

/** Where the model is at rest, the button that it is used by says whether it is. */
function isSettled({ state }: ShelfModel): boolean {
  return state.status === "absent" || state.status === "stored";
}

interface MemoryWordsProps {
  readonly id: string;
  readonly model: ShelfModel;
  readonly fit: Exclude<Fit, "yes">;
}

function MemoryWords({ id, model, fit }: MemoryWordsProps) {
  const strings = useStrings().models;
  const device = useApp(wantedDevice);
  const needed = device && memoryOf(model, device)?.total;
  return (
    <p id={id} className="meta">
      {fit !== "ran-out"
        ? strings.lacks[fit.of](fit.needs, fit.offers)
        : needed === undefined
          ? strings.ranOut
          : strings.needsMemory(needed)}
    </p>
  );
}

interface StateProps extends Pick<ModelStateProps, "model" | "use"> {
  /** The id of the sentence that says why it cannot be used here; undefined where it can. */
  readonly unfit: string | undefined;
}

function StateOf({ model, use, unfit }: StateProps) {
  const { state } = model;
  switch (state.status) {
    case "absent":
      return model.origin === "page" ? (
        <UseRow model={model} use={use} unfit={unfit} />
      ) : (
        <Download model={model} unfit={unfit} />
      );
    case "downloading":
      return <Downloading model={model} state={state} />;
    case "paused":
      return <Paused model={model} state={state} />;
    case "converting":
      return <Converting model={model} state={state} />;
    case "checking":
    case "healing":
      return <Busy model={model} state={state} />;
    case "failed":
      return <FailedState model={model} state={state} />;
    case "stored":
      return <UseRow model={model} use={use} unfit={unfit} />;
  }
}

/** A model that can be used: stored, or the page's own, which is fetched when it is used. */
function UseRow({ model, use, unfit }: StateProps) {
  const strings = useStrings().models;
  const { selectModel } = useActions();
  const hint = useId();
  const name = displayName(model);
  const isFetched = !isStored(model) && use === "no" && unfit === undefined;
  return (
    <>
      {isFetched && (
        <p id={hint} className="meta">
          {strings.fetchesHere(model.bytes)}
        </p>
      )}
      {use === "now" ? (
        <InUse />
      ) : (
        <Deed
          label={strings.use}
          full={strings.chooseModel(name)}
          describedBy={unfit ?? (isFetched ? hint : undefined)}
          state={unfit === undefined ? undefined : "off"}
          onClick={() => selectModel(model.name)}
        />
      )}
      <Delete model={model} />
    </>
  );
}

/** The first model is what everything falls back to, and stays. */
function Delete({ model }: { readonly model: ShelfModel }) {
  const strings = useStrings().models;
  const { removeModel } = useActions();
  const isFirst = useApp(({ models }) => models[0]?.name === model.name);
  if (isFirst || !isStored(model)) return null;
  const label = strings.deleteModel(displayName(model), model.bytes);
  return (
    <button type="button" className="btn bare" aria-label={label} title={label} onClick={() => removeModel(model.name)}>
      <Trash2 size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** Host and size stand beside the button, before anything is asked of the host. */
function Download({ model, unfit }: Omit<StateProps, "use">) {
  const strings = useStrings().models;
  const { downloadModel } = useActions();
  const hint = useId();
  const { name, bytes, host = "" } = model;
  return (
    <>
      {unfit === undefined && (
        <p id={hint} className="meta">
          {bytes > 0 ? strings.fetches(bytes, host) : strings.fetchesUnknown(host)}
        </p>
      )}
      <Deed
        label={strings.download}
        full={strings.downloadModel(displayName(model))}
        describedBy={unfit ?? hint}
        state={unfit === undefined ? undefined : "off"}
        onClick={() => void downloadModel(name)}
      />
    </>
  );
}
