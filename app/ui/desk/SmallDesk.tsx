import type { RecordingJob } from "../../state/queue/job";
import { useActions } from "../../state/react";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { LevelTrace } from "../LevelTrace";
import css from "./Desk.module.css";
import { RecordKey } from "./RecordKey";
import own from "./SmallDesk.module.css";

/** What is being recorded while another view is shown: the key, how long, how loud. A press anywhere else on it returns. */
export function SmallDesk({ job }: { readonly job: RecordingJob }) {
  const strings = useStrings().desk;
  const { show } = useActions();
  return (
    <section className={own.small} aria-label={strings.labels.recording}>
      <button
        type="button"
        className={own.return}
        aria-label={strings.showRecording}
        onClick={() => show({ view: "transcript", job: job.id })}
      />
      <div className={`grid ${css.row}`}>
        <RecordKey />
        <div className={own.heard}>
          <span className={css.clock} role="timer" aria-live="off" aria-label={strings.recorded}>
            {clock(job.sound.heard)}
          </span>
          <LevelTrace paused={job.state.status === "recording" ? "no" : "yes"} />
        </div>
      </div>
    </section>
  );
}
