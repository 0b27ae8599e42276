import { useEffect, useRef, useState } from "react";
import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { around } from "../../strings/around";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton, NoteButtons } from "../../ui/Note";

/** Asks what becomes of a text that was given on this page. */
export function AttachNote({ job }: { readonly job: Job }) {
  const given = useApp(({ givenText }) => (givenText?.job === job.id ? givenText : undefined));
  return given && <Question key={given.file.name} name={given.file.name} />;
}

function Question({ name }: { readonly name: string }) {
  const { again, editing, notes } = useStrings();
  const { settleGiven } = useActions();
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof settleGiven>>>();
  const place = useRef<HTMLDivElement>(null);
  // Who dropped it may be far down in the text.
  useEffect(() => {
    place.current?.scrollIntoView({ block: "center" });
    place.current?.querySelector("button")?.focus({ preventScroll: true });
  }, []);
  const settle = (as: Parameters<typeof settleGiven>[0]) => () => void settleGiven(as).then(setOutcome);
  return (
    <div ref={place}>
      <Note
        tone="plain"
        action={
          <NoteButtons>
            <NoteButton label={notes.attach} onClick={settle("attached")} />
            <NoteButton label={notes.openApart} onClick={settle("apart")} />
            <NoteButton label={notes.dismiss} onClick={settle("nothing")} />
          </NoteButtons>
        }
      >
        {around(notes.givenText, <bdi>{name}</bdi>)}
      </Note>
      {(outcome === "full" || outcome === "elsewhere") && (
        <p role="alert" className="slow">
          {outcome === "full" ? again.full : editing.elsewhere}
        </p>
      )}
    </div>
  );
}
