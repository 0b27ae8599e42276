import { useActions, useApp } from "../../state/react";
import { liveJob } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { ariaKeys } from "../keys";
import css from "./Key.module.css";

/** The round key: begins a recording, and ends it. */
export function RecordKey() {
  const strings = useStrings().desk;
  const { record, stopRecording } = useActions();
  const status = useApp((state) => liveJob(state)?.state.status);
  const opening = useApp((state) => state.microphone.status === "opening");
  // The key that was pressed stays for as long as its recording does.
  if (status === "finishing") {
    const words = strings.status.finishing;
    return <button type="button" className={css.key} data-key="finishing" aria-disabled="true" aria-label={words} />;
  }
  const isLive = status !== undefined;
  return (
    <button
      type="button"
      className={css.key}
      data-key={isLive ? "stop" : "record"}
      data-paused={status === "paused" ? "" : undefined}
      data-command="record"
      aria-keyshortcuts={ariaKeys("record")}
      aria-label={isLive ? strings.stopRecording : strings.record}
      aria-busy={opening}
      onClick={() => (isLive ? stopRecording() : void record())}
    />
  );
}
