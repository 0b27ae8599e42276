import { type ChangeEvent, type RefObject, useRef } from "react";
import { type DeviceRequest, describeDevice } from "../../engine/index";
import { deviceName } from "../state/devices";
import { displayName, languagesOf } from "../state/models";
import { useActions, useApp } from "../state/react";
import { measuredSpeed } from "../state/selectors";
import css from "./DevicePopover.module.css";
import { megabytes, speed } from "./format";
import { ShelfProgress } from "./ShelfProgress";

export const devicePopoverId = "this-device";
const deviceSelectId = "runs-on";

/** What the lamp in the masthead stands for, in full. The browser's own popover: Esc and a press outside close it. */
export function DevicePopover({ help }: { readonly help: RefObject<HTMLDialogElement | null> }) {
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
    <div ref={panel} id={devicePopoverId} popover="auto" role="dialog" aria-label="This device" className={css.panel}>
      <h2 className={css.head}>This device</h2>
      <dl className={css.facts}>
        <dt>Model</dt>
        <dd>{model ? `${displayName(model)}, ${languagesOf(model)}, ${megabytes(model.bytes)}` : "None yet"}</dd>
        <dt>{engine.status === "ready" ? deviceName(engine.device) : "Device"}</dt>
        <dd>
          {engine.status === "ready"
            ? engine.device.adapter
            : engine.status === "failed"
              ? "Not in use"
              : "Not known yet"}
        </dd>
        <dt>
          <label htmlFor={deviceSelectId}>Runs on</label>
        </dt>
        <dd>
          <select id={deviceSelectId} value={preference} onChange={choose}>
            <option value="auto">The faster one</option>
            <option value="webgpu">Graphics card</option>
            <option value="cpu">Processor</option>
          </select>
        </dd>
        <dt>Speed</dt>
        <dd>{measured === undefined ? "Measured with the first file" : `Measured at ${speed(measured)}`}</dd>
        <dt>Audio sent</dt>
        <dd>None. There is no server.</dd>
      </dl>
      {engine.status === "ready" && <p className={css.reason}>{describeDevice(engine.device)}</p>}
      <ShelfProgress />
      <button type="button" className="link" onClick={openHelp}>
        Keyboard
      </button>
    </div>
  );
}
