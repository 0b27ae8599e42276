import { Square } from "lucide-react";
import type { ReactNode } from "react";
import type { FileAccess, Job } from "../../state/queue/job";
import { shareOf } from "../../state/queue/jobs";
import { useActions, useApp, useTitle } from "../../state/react";
import { jobById, liveJob, runningJob } from "../../state/selectors";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { ariaKeys } from "../keys";
import { ProgressLine } from "../ProgressLine";
import { RunningWords } from "../RunningWords";
import { ClosedSound } from "./ClosedSound";
import css from "./Desk.module.css";
import { NextFile } from "./NextFile";
import { PlayerDesk, PlayKey } from "./PlayerDesk";
import { RecordDesk } from "./RecordDesk";
import { RecordKey } from "./RecordKey";
import { SmallDesk } from "./SmallDesk";
import { usePlayerState } from "./usePlayer";

/** The strip beneath the page: what is recorded, worked on or played, or the key that begins a recording. */
export function Desk() {
  const { labels } = useStrings().desk;
  const live = useApp(liveJob);
  const running = useApp(runningJob);
  const view = useApp((state) => state.page.view);
  const shown = useApp((state) => (state.page.view === "transcript" ? jobById(state, state.page.job) : undefined));
  const sound = usePlayerState().job;
  if (live && shown !== live) return <SmallDesk job={live} />;
  if (live) {
    return (
      <Strip label={labels.recording}>
        <RecordDesk job={live} />
      </Strip>
    );
  }
  if (running) {
    return (
      <Strip label={labels.progress}>
        <Running job={running} />
      </Strip>
    );
  }
  if (shown && sound === shown.id) {
    return (
      <Strip label={labels.player}>
        <PlayerDesk />
      </Strip>
    );
  }
  if (shown?.kind === "file" && shown.file.status === "none") return null;
  if (shown?.kind === "file" && shown.state.status === "done" && isClosed(shown.file.status)) {
    return (
      <Strip label={labels.player}>
        <ClosedSound job={shown} />
      </Strip>
    );
  }
  if (view !== "start" && view !== "transcript") return null;
  return (
    <Strip label={labels.record}>
      <NextFile />
    </Strip>
  );
}

/** A file of an earlier visit that nobody has opened again, and of which there is no copy. */
function isClosed(status: FileAccess["status"]): boolean {
  return status === "ask" || status === "missing";
}

function Strip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section aria-label={label}>
      <div className={`grid ${css.row}`}>{children}</div>
    </section>
  );
}

function Running({ job }: { readonly job: Job }) {
  const { common, formats } = useStrings();
  const { stop, show } = useActions();
  const title = useTitle(job);
  const page = useApp((state) => state.page);
  const { done, whole } = shareOf(job);
  const isHeard = usePlayerState().job === job.id;
  // The library shows the running file in its own row.
  const elsewhere = page.view !== "library" && !(page.view === "transcript" && page.job === job.id);
  return (
    <>
      {page.view === "start" ? (
        <RecordKey />
      ) : isHeard ? (
        <PlayKey />
      ) : (
        <span className={css.figure}>{whole ? formats.percent(done, whole) : clock(done)}</span>
      )}
      <div className={css.track}>
        <div className={css.over}>
          <p className={`dots ${css.words}`}>
            {elsewhere && (
              <button
                type="button"
                className={`link ${css.name}`}
                onClick={() => show({ view: "transcript", job: job.id })}
              >
                <bdi>{title}</bdi>
              </button>
            )}
            <RunningWords job={job} />
          </p>
          {job.state.status === "running" && (
            <button type="button" className="btn" onClick={stop} aria-keyshortcuts={ariaKeys("stop")}>
              <Square size={16} strokeWidth={1.75} fill="currentColor" aria-hidden="true" />
              {common.stopHere}
            </button>
          )}
        </div>
        <ProgressLine part={done} whole={whole} label={common.transcribing(title)} />
      </div>
    </>
  );
}
