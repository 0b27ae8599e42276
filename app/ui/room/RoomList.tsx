import { X } from "lucide-react";
import { useMemo, useRef } from "react";
import { soundBytes } from "../../state/library/sound";
import { deletable } from "../../state/models/shelf";
import { useActions, useApp } from "../../state/react";
import { titleOf } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { shownModel } from "../shownModel";
import { useKeptFocus } from "../useKeptFocus";
import css from "./RoomList.module.css";

/** Most transcripts whose sound is offered: those with the largest. */
const mostSounds = 8;

/** What could be deleted to make room: the sound of transcripts and models, largest first. No text is among it. */
export function RoomList() {
  const { common, room } = useStrings();
  const { discardSound, removeModel } = useActions();
  const sounds = useSounds();
  const models = useModels();
  const place = useRef<HTMLUListElement>(null);
  useKeptFocus(place, [...sounds, ...models].map(({ key }) => key).join());
  const rows = [
    ...sounds.map((one) => ({ ...one, about: room.audio(one.bytes), remove: () => discardSound(one.job) })),
    ...models.map((one) => ({ ...one, about: room.model(one.bytes), remove: () => removeModel(one.key) })),
  ];
  return (
    <>
      <form method="dialog" className={css.head}>
        <h2>{room.title}</h2>
        <button type="submit" className="btn bare" aria-label={common.close}>
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </form>
      <p className="meta">{rows.length > 0 ? room.about : room.nothing}</p>
      <ul ref={place} className={css.list} tabIndex={-1}>
        {rows.map(({ key, name, about, remove }) => (
          <li key={key}>
            <span className={css.name}>
              <bdi>{name}</bdi>
              <span className="meta">{about}</span>
            </span>
            <button type="button" className="btn" aria-label={room.deleteOf(name, about)} onClick={remove}>
              {room.delete}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function useSounds() {
  const { common } = useStrings();
  const jobs = useApp((state) => state.jobs);
  const transcripts = useApp((state) => state.transcripts);
  return useMemo(() => {
    const all = jobs.flatMap((job) => {
      const transcript = transcripts.get(job.transcript);
      const bytes = transcript && job.state.status === "done" ? soundBytes(job, transcript) : 0;
      if (transcript === undefined || bytes === 0) return [];
      return [{ key: job.transcript, job: job.id, name: titleOf(transcript, common), bytes }];
    });
    return all.sort((a, b) => b.bytes - a.bytes).slice(0, mostSounds);
  }, [jobs, transcripts, common]);
}

function useModels() {
  const strings = useStrings();
  const shelf = useApp((state) => state.shelf);
  const inUse = useApp((state) => state.choice.model);
  const smallest = useApp((state) => state.models[0]);
  return useMemo(
    () =>
      deletable(shelf, inUse, smallest).map((one) => ({
        ...{ key: one.name, name: shownModel(one, strings), bytes: one.bytes },
      })),
    [shelf, inUse, smallest, strings],
  );
}
