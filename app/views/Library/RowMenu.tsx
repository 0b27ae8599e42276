import { Copy, Download, Pencil, Trash2, VolumeX } from "lucide-react";
import { useState } from "react";
import { soundBytes } from "../../state/library/sound";
import type { Job } from "../../state/queue/job";
import { useActions, useAppStore } from "../../state/react";
import { withSpeakerNames } from "../../state/recording/speakers";
import { transcriptOf } from "../../state/selectors";
import { countWords, plainText } from "../../state/transcripts/paragraphs";
import { type Transcript, textLanguage } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { Menu, MenuItem } from "../../ui/Menu";
import css from "./Library.module.css";
import { useExportOf } from "./useExportOf";

interface RowMenuProps {
  readonly job: Job;
  readonly transcript: Transcript;
  readonly title: string;
  readonly onRename: () => void;
}

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What can be done with one transcript without opening it. */
export function RowMenu({ job, transcript, title, onRename }: RowMenuProps) {
  const { library } = useStrings();
  const { discard, discardSound } = useActions();
  const [said, setSaid] = useState("");
  const copy = useCopy(job, setSaid);
  const save = useExportOf([job.id]);
  const bytes = soundBytes(job, transcript);
  return (
    <div className={css.more}>
      <Menu label={library.more(title)}>
        <MenuItem icon={<Pencil {...look} />} label={library.rename} onClick={onRename} />
        <MenuItem icon={<Download {...look} />} label={library.export} onClick={() => void save()} />
        <MenuItem icon={<Copy {...look} />} label={library.copyText} onClick={() => void copy()} />
        {bytes > 0 && job.state.status === "done" && (
          <MenuItem
            icon={<VolumeX {...look} />}
            label={library.deleteSound(bytes)}
            onClick={() => discardSound(job.id)}
          />
        )}
        <MenuItem icon={<Trash2 {...look} />} label={library.deleteAll} onClick={() => discard(job.id)} />
      </Menu>
      <span role="status" className={css.said}>
        {said}
      </span>
    </div>
  );
}

/** Milliseconds for which it is said that a text was copied. */
const saidFor = 3000;

function useCopy({ id }: Job, say: (words: string) => void): () => Promise<void> {
  const strings = useStrings();
  const store = useAppStore();
  const { readText, markTaken } = useActions();
  return async () => {
    await readText(id);
    const job = store.getState().jobs.find((one) => one.id === id);
    if (job === undefined) return;
    const transcript = transcriptOf(store.getState(), job);
    const words = countWords(transcript.segments, textLanguage(transcript));
    try {
      await navigator.clipboard.writeText(plainText(withSpeakerNames(transcript.segments, strings)));
      markTaken(id);
      say(strings.common.copiedWords(words));
    } catch {
      say(strings.common.copyBlocked);
    }
    setTimeout(say, saidFor, "");
  };
}
