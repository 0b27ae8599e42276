import type { DeviceInfo } from "../../../engine/index";
import { deviceReason } from "../../state/devices";
import { displayName, languagesOf } from "../../state/models/models";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import { BothSpeeds } from "./BothSpeeds";
import { Choice } from "./Choice";
import { SelectLine } from "./SelectLine";
import css from "./Settings.module.css";

/** What computes, with which model, and how fast it was. */
export function DeviceSection() {
  const strings = useStrings();
  const { device: words } = strings.settings;
  const { chooseDevice, selectModel } = useActions();
  const { preference, figures } = useApp((state) => state.device);
  const models = useApp((state) => state.models);
  const chosen = useApp((state) => state.choice.model);
  const engine = useApp((state) => state.engine);
  const trial = figures === undefined ? words.noTrial : words.trial(figures.webgpu, figures.cpu);
  return (
    <Section name={words.name} onReset={() => chooseDevice("auto")}>
      <SelectLine label={words.model} value={chosen?.name ?? ""} disabled={models.length === 0} onChange={selectModel}>
        {models.map((model) => (
          <option key={model.name} value={model.name}>
            {strings.desk.modelOption(displayName(model), languagesOf(model, strings), model.bytes)}
          </option>
        ))}
      </SelectLine>
      <Choice
        label={words.runOn}
        hint={trial}
        options={[
          { value: "auto", name: words.fastest },
          { value: "webgpu", name: words.graphics },
          { value: "cpu", name: words.processor },
        ]}
        value={preference}
        onChange={chooseDevice}
      />
      {/* What a trial said stands above. */}
      {engine.status === "ready" && engine.device.reason.why !== "faster" && (
        <p className={`meta ${css.reason}`}>{deviceReason(engine.device, strings)}</p>
      )}
      {engine.status === "ready" && (
        <BothSpeeds model={engine.model} devices={hasCard(engine.device) ? ["webgpu", "cpu"] : ["cpu"]} />
      )}
    </Section>
  );
}

/** As far as the one knows that has chosen between the devices. */
function hasCard({ reason }: DeviceInfo): boolean {
  return reason.why !== "no-webgpu" && reason.why !== "software-adapter";
}
