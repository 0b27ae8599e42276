import { useEffect } from "react";
import type { UnreadableRecord } from "../client/unreadable/unreadable";
import { useActions, useApp } from "../state/react";
import { useStrings } from "../strings/strings";
import { Note, NoteButton } from "./Note";
import { saveBlob } from "./saveBlob";
import css from "./UnreadableRows.module.css";

/** What of these places could not be read: each by itself, to be saved as it is and to be deleted. */
export function UnreadableRows({ places }: { readonly places: readonly UnreadableRecord["place"][] }) {
  const { lookForUnreadable } = useActions();
  const all = useApp((state) => state.unreadable);
  useEffect(() => void lookForUnreadable(), [lookForUnreadable]);
  const here = all.filter(({ place }) => places.includes(place));
  if (here.length === 0) return null;
  return (
    <div className={css.rows}>
      {here.map((record) => (
        <UnreadableRow key={`${record.place} ${String(record.key)}`} record={record} />
      ))}
    </div>
  );
}

function UnreadableRow({ record }: { readonly record: UnreadableRecord }) {
  const { unreadable } = useStrings().page;
  const { rawOf, deleteUnreadable } = useActions();
  const name = String(record.key);
  const save = async () => saveBlob(await rawOf(record), `Sotto ${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, " ")}.json`);
  return (
    <Note
      tone="plain"
      action={
        <>
          <NoteButton label={unreadable.exportRaw} onClick={() => void save()} />
          <NoteButton label={unreadable.remove} onClick={() => void deleteUnreadable(record)} />
        </>
      }
    >
      {unreadable[record.place](name)}
    </Note>
  );
}
