import { displayName } from "../../state/models/models";
import { leastSpeed, recommended } from "../../state/models/recommendation";
import { currentDevice } from "../../state/models/speeds";
import { leastAudio } from "../../state/queue/progress";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./Models.module.css";

/** Which model suits this device, and why; or what that waits for. */
export function Advice() {
  const { advice } = useStrings().models;
  const words = useApp((state) => {
    const found = recommended(state);
    if (found) {
      const { how, timesRealtime } = found.speed;
      return advice[how](displayName(found.model), leastSpeed, timesRealtime, leastAudio);
    }
    const device = currentDevice(state);
    const isMeasured = state.shelfRecord.figures.some((figure) => figure.device === device);
    return isMeasured ? undefined : advice.notYet(leastAudio);
  });
  return words === undefined ? null : <p className={css.advice}>{words}</p>;
}
