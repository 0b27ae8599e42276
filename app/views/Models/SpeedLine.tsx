import type { ShelfModel } from "../../client/models/types";
import { currentDevice, speedOfModel } from "../../state/models/speeds";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./SpeedLine.module.css";

/** Seconds that the whole line stands for, in every row. */
const scale = 16 * 60;
const hour = 3600;

/** How long an hour of audio takes: a solid line where it was measured here, a dashed one where it is an estimate. */
export function SpeedLine({ model, fits }: { readonly model: ShelfModel; readonly fits: "yes" | "no" }) {
  const { speed: strings, columns } = useStrings().models;
  const figures = useApp((state) => state.shelfRecord.figures);
  const device = useApp(currentDevice);
  const speed = speedOfModel(figures, model, device);
  if (fits === "no" && speed?.how !== "measured") {
    return (
      <p className={css.speed}>
        <b aria-hidden="true">{strings.none}</b>
        <span className="meta">{strings.doesNotFit}</span>
      </p>
    );
  }
  if (speed === undefined) {
    return (
      <p className={css.speed}>
        <span className="meta">{strings.unknown}</span>
      </p>
    );
  }
  const { how, timesRealtime } = speed;
  const seconds = hour / timesRealtime;
  return (
    <p className={css.speed} data-how={how}>
      <span className="sr">{columns.takes}: </span>
      <b>{strings[how](seconds)}</b>
      <span className="meta">{how === "measured" ? strings.timesRealtime(timesRealtime) : strings.estimate}</span>
      <span className={css.line} aria-hidden="true">
        <i style={{ inlineSize: `${Math.min(100, (100 * seconds) / scale)}%` }} />
      </span>
    </p>
  );
}
