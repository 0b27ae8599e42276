import { useRef } from "react";
import { displayName } from "../../state/models/models";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton } from "../../ui/Note";
import { useKeptFocus } from "../../ui/useKeptFocus";

/** Says which models the browser has cleared since the last visit, until that is put away or they are here again. */
export function ClearedNote() {
  const { formats, models } = useStrings();
  const { dismissCleared } = useActions();
  const names = useApp((state) => state.clearedModels) ?? [];
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, names.length === 0 ? "none" : "some");
  return (
    <div ref={place} tabIndex={-1}>
      {names.length > 0 && (
        <Note tone="plain" action={<NoteButton label={models.failures.dismiss} onClick={dismissCleared} />}>
          {models.cleared(formats.list(names.map((name) => displayName({ name }))))}
        </Note>
      )}
    </div>
  );
}
