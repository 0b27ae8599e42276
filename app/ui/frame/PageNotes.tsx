import { useEffect, useState } from "react";
import { useActions, useApp } from "../../state/react";
import { isWorking, liveJob } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { leftOutWords } from "../leftOutWords";
import { Note, NoteButton, NoteButtons } from "../Note";
import { refusedWords } from "../refusedWords";
import { useChooseFiles } from "../useChooseFiles";
import css from "./PageNotes.module.css";

/** What there is to say about the page itself, whatever view it shows; nothing while text is live, which it would push. */
export function PageNotes() {
  const { offline } = useStrings();
  const isRecording = useApp((state) => liveJob(state) !== undefined);
  return (
    <section className={`grid ${css.notes}`} aria-label={offline.notes}>
      <div className="text-column" role="status">
        {!isRecording && (
          <>
            <UpdateNote />
            <NetworkNote />
            <ShareNote />
            <LeftOutNote />
            <RefusedNote />
            <InstallNote />
          </>
        )}
      </div>
    </section>
  );
}

function UpdateNote() {
  const { offline } = useStrings();
  const { reloadForUpdate } = useActions();
  const isShown = useApp((state) => state.update === "ready" && !isWorking(state));
  if (!isShown) return null;
  return (
    <Note tone="good" action={<NoteButton label={offline.reload} onClick={reloadForUpdate} />}>
      {offline.update}
    </Note>
  );
}

/** Dismissed until the network has been there and gone once more. */
function NetworkNote() {
  const { offline } = useStrings();
  const network = useApp((state) => state.network);
  const [seen, setSeen] = useState<"seen" | "new">("new");
  useEffect(() => {
    if (network === "online") setSeen("new");
  }, [network]);
  if (network === "online" || seen === "seen") return null;
  return (
    <Note tone="plain" action={<NoteButton label={offline.dismiss} onClick={() => setSeen("seen")} />}>
      {offline.isOffline}
    </Note>
  );
}

function ShareNote() {
  const { offline } = useStrings();
  const { dismissShareNote } = useActions();
  const isShown = useApp((state) => state.shareNote === "failed");
  if (!isShown) return null;
  return (
    <Note tone="bad" action={<NoteButton label={offline.dismiss} onClick={dismissShareNote} />}>
      {offline.shareFailed}
    </Note>
  );
}

/** What was dropped, pasted or shared and is not written down. */
function LeftOutNote() {
  const strings = useStrings();
  const { offline } = strings;
  const { dismissLeftOut } = useActions();
  const leftOut = useApp((state) => state.leftOut);
  if (leftOut === undefined) return null;
  return (
    <Note tone="plain" action={<NoteButton label={offline.dismiss} onClick={dismissLeftOut} />}>
      {leftOutWords(leftOut, strings)}
    </Note>
  );
}

/** Files of which nothing could be read: one note for all of them. */
function RefusedNote() {
  const strings = useStrings();
  const { failures, offline } = strings;
  const { dismissRefused } = useActions();
  const chooseFiles = useChooseFiles();
  const refused = useApp((state) => state.refused);
  if (refused.length === 0) return null;
  return (
    <Note
      tone="bad"
      action={
        <NoteButtons>
          <NoteButton label={failures.actions.chooseFile} onClick={chooseFiles} />
          <NoteButton label={offline.dismiss} onClick={dismissRefused} />
        </NoteButtons>
      }
    >
      {refusedWords(refused, strings)}
    </Note>
  );
}

/** Once, after the third transcript. */
function InstallNote() {
  const { offline } = useStrings();
  const { install, dismissInstallNote } = useActions();
  const how = useApp((state) =>
    state.installOffer.note === "due" && !isWorking(state) ? state.install : "impossible",
  );
  if (how === "impossible" || how === "installed") return null;
  if (how === "by-hand") {
    return (
      <Note tone="plain" action={<NoteButton label={offline.dismiss} onClick={dismissInstallNote} />}>
        {offline.installOfferByHand}
      </Note>
    );
  }
  return (
    <Note
      tone="plain"
      action={
        <>
          <NoteButton label={offline.installNow} onClick={() => void install()} />
          <NoteButton label={offline.dismiss} onClick={dismissInstallNote} />
        </>
      }
    >
      {offline.installOffer}
    </Note>
  );
}
