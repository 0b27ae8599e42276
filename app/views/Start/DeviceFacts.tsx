import type { Model } from "../../client/models/model";
import { adapterName, deviceName } from "../../state/devices";
import { firstOffer } from "../../state/models/firstModel";
import { displayName, isMultilingual, languagesOf } from "../../state/models/models";
import type { EngineState } from "../../state/queue/queueState";
import { useActions, useApp } from "../../state/react";
import { measuredSpeed } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import { languageSelectId } from "../../ui/desk/NextFile";
import { OfflineFact } from "./OfflineFact";
import css from "./Start.module.css";

/** What this device has: the model, what it runs on, and where the audio goes. */
export function DeviceFacts() {
  const engine = useApp((state) => state.engine);
  const measured = useApp(measuredSpeed);
  const asked = useApp((state) => firstOffer(state)?.offered);
  const server = useApp(({ preferences }) => preferences.server);
  const strings = useStrings();
  const { facts, onThisDevice } = strings.start;
  return (
    <>
      <p className="eyebrow">{onThisDevice}</p>
      <dl className={css.list}>
        <div>
          <dt>{modelWords(engine, asked, strings)}</dt>
          <dd>
            <ModelDetail engine={engine} />
          </dd>
        </div>
        <div>
          <dt>{engine.status === "ready" ? deviceName(engine.device, strings) : facts.device}</dt>
          <dd>{deviceWords(engine, measured, strings)}</dd>
        </div>
        <OfflineFact />
        <div>
          <dt>{facts.sent}</dt>
          <dd>{server ? facts.sentTo(new URL(server.address).host) : facts.nothingSent}</dd>
        </div>
      </dl>
    </>
  );
}

function modelWords(engine: EngineState, asked: Model | undefined, { common, start: { facts } }: Strings): string {
  switch (engine.status) {
    case "idle":
      return asked === undefined ? facts.noModelYet : facts.notLoaded(displayName(asked));
    case "loading":
      return common.loadingShare(displayName(engine.model), engine.loadedBytes, engine.model.bytes);
    case "ready":
      return common.ready(displayName(engine.model));
    case "failed":
      return engine.model ? facts.notLoaded(displayName(engine.model)) : facts.noModel;
  }
}

function ModelDetail({ engine }: { readonly engine: EngineState }) {
  const { chooseModel } = useActions();
  const strings = useStrings();
  const { facts } = strings.start;
  const models = useApp((state) => state.models);
  const other = models.find(isMultilingual);
  if (engine.status === "loading") return facts.recordNow;
  if (engine.status !== "ready") return null;
  const about = facts.about(languagesOf(engine.model, strings), engine.model.bytes);
  if (other === undefined || isMultilingual(engine.model)) return about;
  const choose = () => {
    chooseModel(other);
    requestAnimationFrame(() => document.getElementById(languageSelectId)?.focus());
  };
  return (
    <>
      {about}{" "}
      <button type="button" className="link" onClick={choose}>
        {facts.otherLanguages(other.bytes)}
      </button>
    </>
  );
}

function deviceWords(engine: EngineState, measured: number | undefined, strings: Strings): string {
  const { failures, start } = strings;
  const { facts } = start;
  if (engine.status === "failed") {
    return engine.failure.code === "device-unavailable" ? failures.deviceUnavailable : facts.notInUse;
  }
  if (engine.status !== "ready") return facts.notMeasured;
  const { device } = engine.device;
  const adapter = adapterName(engine.device.adapter, strings);
  const by = device === "cpu" ? "WebAssembly" : "WebGPU";
  return measured === undefined ? facts.computes(by, adapter) : facts.computesAt(by, adapter, measured);
}
