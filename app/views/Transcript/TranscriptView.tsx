import { useCallback, useMemo, useRef, useState } from "react";
import { growingParagraphs } from "../../../engine/index";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { Job } from "../../state/queue/job";
import { isEditable, isLive } from "../../state/queue/jobs";
import { useActions, useApp } from "../../state/react";
import { hasSound } from "../../state/recording/recordings";
import { jobById, workOf } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { useSoundOf } from "../../ui/desk/usePlayer";
import { useLoaded } from "../../ui/useLoaded";
import { EditingNote } from "./EditingNote";
import { Header } from "./Header";
import { Notes } from "./Notes";
import { Picture } from "./Picture";
import { type Panel, type PanelToggle, panelButton } from "./panels";
import { Said, useSaid } from "./Said";
import { StoppedNote } from "./StoppedNote";
import { Text } from "./Text";
import { ToldNotes } from "./ToldNotes";
import css from "./Transcript.module.css";
import { useEditing } from "./useEditing";
import { useFocusAfterStop } from "./useFocusAfterStop";
import { useUnsureWalk } from "./useUnsureWalk";

const loadExport = () => import("./ExportPanel");
const loadFind = () => import("./editor/FindPanel");
const loadSpeakers = () => import("./editor/SpeakersPanel");
const loadAgain = () => import("./again/AgainPanel");
const loadChanges = () => import("./editor/Changes");
const loadCaptions = () => import("./captions/CaptionsView");
const loadVersions = () => import("./versions/Versions");

/** A file is listened to while its text is still written, a recording once it has ended. */
function canBeHeard(job: Job): boolean {
  if (job.kind === "recording") return !isLive(job) && hasSound(job);
  return job.file.status === "here" || job.file.status === "kept";
}

function canBeCaptions(job: Job | undefined): boolean {
  return job !== undefined && !isLive(job);
}

/** The text of one file or recording, from the moment it begins: the title, then paragraphs with their start in the margin. */
export function TranscriptView({ id }: { readonly id: number }) {
  const { markTaken } = useActions();
  const job = useApp((state) => jobById(state, id));
  const [grow] = useState(() => growingParagraphs<TranscriptSegment>());
  const segments = useApp((state) => workOf(state, id)?.transcript.segments);
  const paragraphs = useMemo(() => grow(segments ?? []), [grow, segments]);
  const [open, setOpen] = useState<Panel>();
  const list = useRef<HTMLOListElement>(null);
  const { editing: words } = useStrings();
  const [said, say] = useSaid();
  const obstacle = job && !isEditable(job) ? words.notYet : undefined;
  const editing = useEditing({ paragraphs: paragraphs.length, obstacle, say });
  const walk = useUnsureWalk({ paragraphs, editing });
  useSoundOf(job && canBeHeard(job) ? id : undefined);
  useFocusAfterStop(job);
  const close = useCallback(() => {
    setOpen((panel) => {
      if (panel) panelButton(panel)?.focus({ preventScroll: true });
      return undefined;
    });
  }, []);
  const exporting = useLoaded(loadExport, open === "export" ? "yes" : "no");
  const finding = useLoaded(loadFind, open === "find" ? "yes" : "no");
  const speaking = useLoaded(loadSpeakers, open === "speakers" ? "yes" : "no");
  const changes = useLoaded(loadChanges, open === "changes" ? "yes" : "no");
  const again = useLoaded(loadAgain, open === "again" ? "yes" : "no");
  const versions = useLoaded(loadVersions, open === "versions" ? "yes" : "no");
  const isOfCaptions = useApp(({ page }) => page.view === "transcript" && page.as === "captions") && canBeCaptions(job);
  const captions = useLoaded(loadCaptions, isOfCaptions ? "yes" : "no");
  if (job === undefined) return null;
  const isCompared =
    (open === "changes" ? changes : versions).status === "here" && (open === "changes" || open === "versions");
  // Captions have a place of their own for the picture.
  const ownPicture = isOfCaptions && captions.status === "here" && !isCompared;
  const panel: PanelToggle = { open, toggle: (one) => (open === one ? close() : setOpen(one)) };
  const shown = { export: exporting, find: finding, speakers: speaking, changes, again, versions }[open ?? "export"];
  return (
    <main id="page" tabIndex={-1} className={isLive(job) ? css.live : undefined}>
      <div className={`grid ${css.page}`}>
        <div className="text-column">
          <Notes job={job} />
          {editing.editor.status === "failed" && <EditingNote retry={editing.editor.retry} />}
          {isOfCaptions && captions.status === "failed" && <EditingNote retry={captions.retry} />}
          {open && shown.status === "failed" && <EditingNote retry={shown.retry} />}
          {!ownPicture && <Picture job={job.id} place="corner" />}
          <Header job={job} panel={panel} editing={editing} paragraphs={paragraphs} walk={walk} />
        </div>
        {open === "changes" && changes.status === "here" ? (
          <changes.part.Changes job={job} paragraphs={paragraphs} onClose={close} />
        ) : open === "versions" && versions.status === "here" ? (
          <versions.part.Versions job={job} paragraphs={paragraphs} onClose={close} />
        ) : isOfCaptions ? (
          captions.status === "here" && (
            <captions.part.CaptionsView job={job} aside={open === undefined ? "free" : "taken"} />
          )
        ) : (
          <Text {...{ job, paragraphs, list, editing }} onSpeakers={() => setOpen("speakers")} />
        )}
        <ToldNotes job={job} />
        {editing.correction && editing.editor.status === "here" && (
          <editing.editor.part.CorrectionOffer
            key={editing.correction.from}
            job={job}
            paragraphs={paragraphs}
            correction={editing.correction}
            onDone={() => editing.corrected(undefined)}
          />
        )}
        {open === "export" && exporting.status === "here" && (
          <exporting.part.ExportPanel
            job={job}
            isOfCaptions={isOfCaptions}
            onClose={close}
            onSaved={() => markTaken(job.id)}
          />
        )}
        {open === "find" && finding.status === "here" && (
          <finding.part.FindPanel job={job} paragraphs={paragraphs} list={list} onClose={close} />
        )}
        {open === "again" && again.status === "here" && (
          <again.part.AgainPanel job={job} paragraphs={paragraphs} onClose={close} />
        )}
        {open === "speakers" && speaking.status === "here" && (
          <speaking.part.SpeakersPanel job={job} paragraphs={paragraphs} editing={editing} onClose={close} />
        )}
      </div>
      <StoppedNote job={job} />
      <Said words={said} />
    </main>
  );
}
