import { Trash2 } from "lucide-react";
import { useId } from "react";
import type { ShelfModel } from "../../models/types";
import { memoryOf } from "../../state/modelCost";
import { displayName } from "../../state/models";
import { useActions, useApp } from "../../state/react";
import { entryOf, isStored } from "../../state/shelf";
import { type Strings, useStrings } from "../../strings/strings";
import { Deed } from "./Deed";
import { Busy, Downloading, Paused } from "./DownloadState";
import { FailedState } from "./FailedState";
import { InUse } from "./InUse";

interface ModelStateProps {
  readonly model: ShelfModel;
  /** "now": it is the chosen one. */
  readonly use: "now" | "no";
  readonly fits: "yes" | "no";
}

/** What this device has of a model in words, and what can be done next. */
export function ModelState({ model, use, fits }: ModelStateProps) {
  const strings = useStrings().models;
  return (
    <>
      {fits === "no" && <p className="meta">{memoryWords(model, strings)}</p>}
      <StateOf model={model} use={use} />
      {use === "now" && !isSettled(model) && <InUse />}
    </>
  );
}

/** Where the model is at rest, the button that it is used by says whether it is. */
function isSettled({ state }: ShelfModel): boolean {
  return state.status === "absent" || state.status === "stored";
}

function memoryWords({ name, bytes }: ShelfModel, strings: Strings["models"]): string {
  const needed = memoryOf(name, bytes);
  return needed === undefined ? strings.ranOut : strings.needsMemory(needed);
}

function StateOf({ model, use }: Pick<ModelStateProps, "model" | "use">) {
  const { state } = model;
  switch (state.status) {
    case "absent":
      return model.origin === "page" ? <UseRow model={model} use={use} /> : <Download model={model} />;
    case "downloading":
      return <Downloading model={model} state={state} />;
    case "paused":
      return <Paused model={model} state={state} />;
    case "checking":
    case "healing":
      return <Busy model={model} state={state} />;
    case "failed":
      return <FailedState model={model} state={state} />;
    case "stored":
      return <UseRow model={model} use={use} />;
  }
}

/** A model that can be used: stored, or the page's own, which is fetched when it is used. */
function UseRow({ model, use }: Pick<ModelStateProps, "model" | "use">) {
  const strings = useStrings().models;
  const { selectModel } = useActions();
  const hint = useId();
  const name = displayName(entryOf(model));
  const isFetched = !isStored(model) && use === "no";
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
          describedBy={isFetched ? hint : undefined}
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
  const label = strings.deleteModel(displayName(entryOf(model)), model.bytes);
  return (
    <button type="button" className="btn bare" aria-label={label} title={label} onClick={() => removeModel(model.name)}>
      <Trash2 size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** Host and size stand beside the button, before anything is asked of the host. */
function Download({ model }: { readonly model: ShelfModel }) {
  const strings = useStrings().models;
  const { downloadModel } = useActions();
  const hint = useId();
  const { name, bytes, host = "" } = model;
  return (
    <>
      <p id={hint} className="meta">
        {bytes > 0 ? strings.fetches(bytes, host) : strings.fetchesUnknown(host)}
      </p>
      <Deed
        label={strings.download}
        full={strings.downloadModel(displayName(entryOf(model)))}
        describedBy={hint}
        onClick={() => void downloadModel(name)}
      />
    </>
  );
}
