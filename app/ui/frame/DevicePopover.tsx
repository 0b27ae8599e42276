import { type ChangeEvent, type RefObject, useRef } from "react";
import type { DeviceRequest } from "../../../engine/index";
import { adapterName, deviceName, deviceReason } from "../../state/devices";
import { displayName, languagesOf } from "../../state/models/models";
import { useActions, useApp } from "../../state/react";
import { measuredSpeed } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import css from "./DevicePopover.module.css";
import { InstallButton } from "./InstallButton";
import { addressOf } from "./route";
import { ShelfProgress } from "./ShelfProgress";

export const devicePopoverId = "this-device";
const deviceSelectId = "runs-on";

/** What the lamp in the masthead stands for, in full. The browser's own popover: Esc and a press outside close it. */
export function DevicePopover({ help }: { readonly help: RefObject<HTMLDialogElement | null> }) {
  const strings = useStrings();
  const { bench, common, device } = strings;
  const engine = useApp((state) => state.engine);
  const measured = useApp(measuredSpeed);
  const panel = useRef<HTMLDivElement>(null);
  const model = engine.status === "idle" ? undefined : engine.model;
  const preference = useApp((state) => state.device.preference);
  const { chooseDevice } = useActions();
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) =>
    chooseDevice(target.value as DeviceRequest["preference"]);
  const openHelp = () => {
    panel.current?.hidePopover();
    help.current?.showModal();
  };
  return (
    <div ref={panel} id={devicePopoverId} popover="auto" role="dialog" aria-label={device.title} className={css.panel}>
      <h2 className={css.head}>{device.title}</h2>
      <dl className={css.facts}>
        <dt>{device.model}</dt>
        <dd>
          {model ? device.modelFacts(displayName(model), languagesOf(model, strings), model.bytes) : device.noModel}
        </dd>
        <dt>{engine.status === "ready" ? deviceName(engine.device, strings) : device.device}</dt>
        <dd>
          {engine.status === "ready"
            ? adapterName(engine.device.adapter, strings)
            : engine.status === "failed"
              ? device.notInUse
              : device.notKnown}
        </dd>
        <dt>
          <label htmlFor={deviceSelectId}>{device.runsOn}</label>
        </dt>
        <dd>
          <select id={deviceSelectId} value={preference} onChange={choose}>
            <option value="auto">{device.faster}</option>
            <option value="webgpu">{common.devices.graphicsCard}</option>
            <option value="cpu">{common.devices.processor}</option>
          </select>
        </dd>
        <dt>{device.speed}</dt>
        <dd>
          {measured === undefined ? device.notMeasured : device.measuredAt(measured)}
          <a href={addressOf("bench")} className={css.bench} onClick={() => panel.current?.hidePopover()}>
            {bench.open}
          </a>
        </dd>
        <dt>{device.sent}</dt>
        <dd>
          {device.nothingSent}{" "}
          <a href={addressOf("privacy")} onClick={() => panel.current?.hidePopover()}>
            {device.privacy}
          </a>
        </dd>
      </dl>
      {engine.status === "ready" && <p className={css.reason}>{deviceReason(engine.device, strings)}</p>}
      <ShelfProgress />
      <div className={css.last}>
        <InstallButton />
        <button type="button" className="link" onClick={openHelp}>
          {device.keyboard}
        </button>
      </div>
    </div>
  );
}
