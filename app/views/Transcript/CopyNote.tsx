import { isKeptText } from "../../client/transcripts/types";
import type { FileJob } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { wantsCopy } from "../../state/transcripts/copyActions";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton, NoteButtons } from "../../ui/Note";
import { FreeRoom } from "../../ui/room/FreeRoom";

/** Asks once whether copies of sound are to be kept, and says where there is no room for one. */
export function CopyNote({ job }: { readonly job: FileJob }) {
  const { notes } = useStrings();
  const { changePreferences } = useActions();
  const isAsked = useApp(
    (state) => state.preferences.keepCopies === "ask" && isKeptText(state.textKeeping) && wantsCopy(state, job),
  );
  const bytes = job.file.status === "here" ? job.file.blob.size : 0;
  if (job.copy === "no-room") {
    return (
      <Note tone="plain" action={<FreeRoom />}>
        {notes.copyNoRoom(bytes)}
      </Note>
    );
  }
  if (!isAsked) return null;
  const answer = (keepCopies: "on" | "off") => () => changePreferences({ keepCopies });
  return (
    <Note
      tone="plain"
      action={
        <NoteButtons>
          <NoteButton label={notes.keepSound} onClick={answer("on")} />
          <NoteButton label={notes.leaveSound} onClick={answer("off")} />
        </NoteButtons>
      }
    >
      {notes.keepCopy(bytes)}
    </Note>
  );
}
