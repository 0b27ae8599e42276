import { useRef } from "react";
import type { Job } from "../../state/queue/job";
import { isLive } from "../../state/queue/jobs";
import { useActions } from "../../state/react";
import { speakerName } from "../../state/recording/speakers";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton, NoteButtons } from "../../ui/Note";
import { useKeptFocus } from "../../ui/useKeptFocus";

/**
 * Voices that turned out to be one while it is recorded, and what ended the telling: beneath the text, where whoever follows it
 * looks. Who answers by keys goes on from here.
 */
export function ToldNotes({ job }: { readonly job: Job }) {
  const strings = useStrings();
  const { dismissMerge, undoMerge } = useActions();
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, toldKey(job));
  if (job.kind !== "recording" || !isLive(job)) return null;
  const { notes } = strings;
  const { merged = [], unheard } = job.told ?? {};
  return (
    <div ref={place} className="text-column" tabIndex={-1}>
      {merged.map((one) => (
        <Note
          key={one.from}
          tone="plain"
          action={
            <NoteButtons>
              <NoteButton label={notes.undoMerge} onClick={() => undoMerge(job.id, one)} />
              <NoteButton label={notes.dismiss} onClick={() => dismissMerge(job.id, one)} />
            </NoteButtons>
          }
        >
          {notes.wasOne(speakerName(one.from, strings), speakerName(one.to, strings))}
        </Note>
      ))}
      {unheard && (
        <Note tone="plain" action={null}>
          {notes.unheard(unheard.message)}
        </Note>
      )}
    </div>
  );
}

/** Changes with what is said here. */
export function toldKey(job: Job): string {
  if (job.kind !== "recording") return "";
  return [job.told?.unheard?.code, ...(job.told?.merged ?? []).map(({ from }) => from)].join();
}
