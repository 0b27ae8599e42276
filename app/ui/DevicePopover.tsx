import { type RefObject, useRef } from "react";
import { displayName, languagesOf } from "../state/models";
import { useApp } from "../state/react";
import { measuredSpeed } from "../state/selectors";
import css from "./DevicePopover.module.css";
import { megabytes, speed } from "./format";

export const devicePopoverId = "this-device";

/** What the lamp in the masthead stands for, in full. The browser's own popover: Esc and a press outside close it. */
export function DevicePopover({ help }: { readonly help: RefObject<HTMLDialogElement | null> }) {
  const engine = useApp((state) => state.engine);
  const measured = useApp(measuredSpeed);
  const panel = useRef<HTMLDivElement>(null);
  const model = engine.status === "idle" ? undefined : engine.model;
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
        <dt>{engine.status === "ready" && engine.device.software ? "Processor" : "Graphics card"}</dt>
        <dd>
          {engine.status === "ready"
            ? engine.device.adapter
            : engine.status === "failed"
              ? "Not in use"
              : "Not known yet"}
        </dd>
        <dt>Speed</dt>
        <dd>{measured === undefined ? "Measured with the first file" : `Measured at ${speed(measured)}`}</dd>
        <dt>Audio sent</dt>
        <dd>None. There is no server.</dd>
      </dl>
      <button type="button" className="link" onClick={openHelp}>
        Keyboard
      </button>
    </div>
  );
}
