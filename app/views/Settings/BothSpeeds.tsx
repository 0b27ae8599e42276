import type { DeviceName } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import { displayName } from "../../state/models/models";
import { speedOn } from "../../state/models/speeds";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { addressOf } from "../../ui/frame/route";
import css from "./Settings.module.css";

interface BothSpeedsProps {
  readonly model: Model;
  /** Those that there are. */
  readonly devices: readonly DeviceName[];
}

/** How fast the model was on each device, and the way to where that is measured. */
export function BothSpeeds({ model, devices }: BothSpeedsProps) {
  const { bench: benchWords, settings } = useStrings();
  const { measured, sample, notYet } = settings.device.speeds;
  const shelfRecord = useApp((state) => state.shelfRecord);
  const bench = useApp((state) => state.bench);
  const name = displayName(model);
  const wordsOf = (device: DeviceName) => {
    const speed = speedOn({ shelfRecord, bench }, model.name, device);
    if (speed === undefined) return notYet[device](name);
    return (speed.of === "work" ? measured : sample)[device](name, speed.timesRealtime);
  };
  return (
    <>
      {devices.map((device) => (
        <p key={device} className="meta">
          {wordsOf(device)}
        </p>
      ))}
      <a href={addressOf("bench")} className={css.bench}>
        {benchWords.open}
      </a>
    </>
  );
}
