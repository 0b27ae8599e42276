import { AudioLines, Clock, FileDiff, Hash, History, List, Printer, RotateCcw, Trash2, Users } from "lucide-react";
import { chooseFiles } from "../../client/files/chooseFiles";
import { isEdited } from "../../client/transcripts/edit/originals";
import type { Job } from "../../state/queue/job";
import { isLive, isUnfinished } from "../../state/queue/jobs";
import { useActions, useApp, useTitle, useTranscript } from "../../state/react";
import { hasSound } from "../../state/recording/recordings";
import { hasText } from "../../state/selectors";
import type { Transcript } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { Menu, MenuItem } from "../../ui/Menu";
import { saveBlob } from "../../ui/saveBlob";
import type { HeaderProps } from "./headerProps";
import { useCopyAs } from "./useCopyAs";

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What is done with a transcript seldom. */
export function MoreTools({ job, panel }: HeaderProps) {
  const { again, editing, transcript: strings, versions } = useStrings();
  const { discard, show } = useActions();
  const several = useApp((state) => state.jobs.length > 1);
  const transcript = useTranscript(job);
  const { copyAs, said } = useCopyAs(job);
  const saveSound = useSaveSound(job);
  const attach = useAttachSound(job);
  const isWritten = transcript.segments.length > 0;
  return (
    <>
      <Menu label={editing.more}>
        {several && (
          <MenuItem icon={<List {...look} />} label={strings.allFiles} onClick={() => show({ view: "library" })} />
        )}
        {isWritten && (
          <>
            <MenuItem icon={<Clock {...look} />} label={editing.copyWithTimes} onClick={() => copyAs("times")} />
            <MenuItem icon={<Users {...look} />} label={editing.copyWithSpeakers} onClick={() => copyAs("speakers")} />
            <MenuItem icon={<Hash {...look} />} label={editing.copyAsMarkdown} onClick={() => copyAs("markdown")} />
            <MenuItem icon={<Printer {...look} />} label={editing.print} onClick={() => window.print()} />
          </>
        )}
        {isEdited(transcript.segments) && (
          <MenuItem
            icon={<FileDiff {...look} />}
            label={editing.compare}
            panel="changes"
            onClick={() => panel.toggle("changes")}
          />
        )}
        {hasBegun(job, transcript) && (job.kind === "recording" ? hasSound(job) : job.file.status !== "none") && (
          <MenuItem
            icon={<RotateCcw {...look} />}
            label={again.title}
            panel="again"
            onClick={() => panel.toggle("again")}
          />
        )}
        {!isLive(job) && (isWritten || transcript.editedAt !== undefined) && (
          <MenuItem
            icon={<History {...look} />}
            label={versions.title}
            panel="versions"
            onClick={() => panel.toggle("versions")}
          />
        )}
        {job.kind === "file" && job.file.status === "none" && (
          <MenuItem icon={<AudioLines {...look} />} label={strings.attachSound} onClick={() => void attach()} />
        )}
        {job.kind === "recording" && hasSound(job) && (
          <MenuItem icon={<AudioLines {...look} />} label={strings.saveSound} onClick={() => void saveSound()} />
        )}
        {!isUnfinished(job) && (job.kind === "recording" || hasText(transcript)) && (
          <MenuItem icon={<Trash2 {...look} />} label={strings.delete} onClick={() => discard(job.id)} />
        )}
      </Menu>
      <span className="meta" role="status">
        {said}
      </span>
    </>
  );
}

/** Whether there is something to be done again; of what waits for its turn the queue chooses the model. */
function hasBegun(job: Job, { segments }: Transcript): boolean {
  return !isLive(job) && (segments.length > 0 || job.state.status !== "waiting");
}

/** Asks for the file that a text without sound was made of. */
function useAttachSound({ id }: Job): () => Promise<void> {
  const { soundFiles: description } = useStrings().start;
  const { attachSound } = useActions();
  return async () => {
    const [file] = await chooseFiles({ description, howMany: "one" });
    if (file) await attachSound(id, file);
  };
}

function useSaveSound(job: Job): () => Promise<void> {
  const { wavOf, markTaken } = useActions();
  const title = useTitle(job);
  return async () => {
    const wav = await wavOf(job.id);
    if (wav && (await saveBlob(wav, `${title}.wav`)) === "saved") markTaken(job.id);
  };
}
