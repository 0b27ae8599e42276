import { deviceName } from "../../state/devices";
import { displayName, isMultilingual, languagesOf } from "../../state/models";
import { useActions, useApp } from "../../state/react";
import { measuredSpeed } from "../../state/selectors";
import type { EngineState } from "../../state/types";
import { megabytes, percent, speed } from "../../ui/format";
import { languageSelectId } from "../../ui/NextFile";
import css from "./Start.module.css";

/** What this device has: the model, what it runs on, and where the audio goes. */
export function DeviceFacts() {
  const engine = useApp((state) => state.engine);
  const measured = useApp(measuredSpeed);
  return (
    <>
      <p className="eyebrow">On this device</p>
      <dl className={css.list}>
        <div>
          <dt>{modelWords(engine)}</dt>
          <dd>
            <ModelDetail engine={engine} />
          </dd>
        </div>
        <div>
          <dt>{engine.status === "ready" ? deviceName(engine.device) : "This device"}</dt>
          <dd>{deviceWords(engine, measured)}</dd>
        </div>
        <div>
          <dt>Audio sent</dt>
          <dd>None. There is no server.</dd>
        </div>
      </dl>
    </>
  );
}

function modelWords(engine: EngineState): string {
  switch (engine.status) {
    case "idle":
      return "Loading a model";
    case "loading":
      return `Loading ${displayName(engine.model)}, ${percent(engine.loadedBytes, engine.model.bytes)}`;
    case "ready":
      return `${displayName(engine.model)} is ready`;
    case "failed":
      return engine.model ? `${displayName(engine.model)} is not loaded` : "No model";
  }
}

function ModelDetail({ engine }: { readonly engine: EngineState }) {
  const { chooseModel } = useActions();
  const models = useApp((state) => state.models);
  const other = models.find(isMultilingual);
  if (engine.status === "loading") return "You can press record now; text follows.";
  if (engine.status !== "ready") return null;
  const about = `${languagesOf(engine.model)}, ${megabytes(engine.model.bytes)}.`;
  if (other === undefined || isMultilingual(engine.model)) return about;
  const choose = () => {
    chooseModel(other);
    requestAnimationFrame(() => document.getElementById(languageSelectId)?.focus());
  };
  return (
    <>
      {about}{" "}
      <button type="button" className="link" onClick={choose}>
        {`Other languages, ${megabytes(other.bytes)}`}
      </button>
    </>
  );
}

function deviceWords(engine: EngineState, measured: number | undefined): string {
  if (engine.status === "failed") {
    return engine.failure.code === "device-unavailable" ? engine.failure.message : "Not in use";
  }
  if (engine.status !== "ready") return "Measured with the first file";
  const { device, adapter } = engine.device;
  const kind = device === "cpu" ? `WebAssembly, ${adapter}` : `WebGPU, ${adapter}`;
  return measured === undefined ? kind : `${kind}, measured at ${speed(measured)}`;
}
