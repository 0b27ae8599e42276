import { useStrings } from "../../strings/strings";
import { NoteButton } from "../../ui/Note";
import { PartNote } from "../../ui/PartNote";

/** A part of the page's code did not come; the text is there all the same. */
export function EditingNote({ retry }: { readonly retry: () => void }) {
  const { editing, failures } = useStrings();
  return (
    <PartNote action={<NoteButton label={failures.actions.tryAgain} onClick={retry} />}>{editing.notLoaded}</PartNote>
  );
}
