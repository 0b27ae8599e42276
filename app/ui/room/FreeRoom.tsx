import { useRef, useState } from "react";
import { useStrings } from "../../strings/strings";
import { NoteButton } from "../Note";
import { useLoaded } from "../useLoaded";

const loadList = () => import("./RoomList");

/** The button of what found no room: it shows what could go, each with its size. */
export function FreeRoom() {
  const { room } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState<"yes" | "no">("no");
  const list = useLoaded(loadList, wanted);
  const open = () => {
    setWanted("yes");
    dialog.current?.showModal();
  };
  return (
    <>
      <NoteButton label={room.open} onClick={open} />
      <dialog ref={dialog} className="dialog" aria-label={room.title} closedby="any">
        {list.status === "here" && <list.part.RoomList />}
      </dialog>
    </>
  );
}
