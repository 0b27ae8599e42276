import { useStrings } from "../../strings/strings";
import { Note, NoteButton } from "../../ui/Note";

/** A part of the page's code did not come; the text is there all the same. */
export function EditingNote({ retry }: { readonly retry: () => void }) {
  const { editing, failures } = useStrings();
  return (
    <Note tone="bad" action={<NoteButton label={failures.actions.tryAgain} onClick={retry} />}>
      {editing.notLoaded}
    </Note>
  );
}
