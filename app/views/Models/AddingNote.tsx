import { useEffect, useRef } from "react";
import { ownProblem } from "../../client/models/ownProblems";
import type { AddingModel } from "../../state/models/shelf";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton } from "../../ui/Note";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { FreeSpace } from "./FreeSpace";
import { useChooseModelFile } from "./useChooseModelFile";

/** Says that a file of the user's is being read, or why it is no model here, and comes into sight with it. */
export function AddingNote() {
  const adding = useApp((state) => state.adding);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isTold(adding)) place.current?.scrollIntoView({ block: "nearest" });
  }, [adding]);
  useKeptFocus(place, adding.status);
  return (
    <div ref={place} tabIndex={-1}>
      {isTold(adding) && <Words adding={adding} />}
    </div>
  );
}

type Told = Extract<AddingModel, { readonly status: "adding" | "failed" }>;

/** What was added says so itself, in its row. */
function isTold(adding: AddingModel): adding is Told {
  return adding.status === "adding" || adding.status === "failed";
}

function Words({ adding }: { readonly adding: Told }) {
  const { failures, own } = useStrings().models;
  const { dismissAdding } = useActions();
  const choose = useChooseModelFile();
  if (adding.status === "adding") {
    return (
      <Note tone="plain" action={null}>
        {own.reading(adding.name)}
      </Note>
    );
  }
  const problem = ownProblem(adding.failure.message);
  const isFileWrong = adding.failure.code === "model-unknown" && (problem === undefined || problem === "cut-off");
  const [label, act] = isFileWrong ? [failures.chooseFile, choose] : [failures.dismiss, dismissAdding];
  return (
    <>
      <Note tone="bad" action={<NoteButton label={label} onClick={act} />}>
        {sentenceOf(adding, failures)}
      </Note>
      {adding.failure.code === "storage-full" && <FreeSpace missing={undefined} />}
    </>
  );
}

/** The sentence for what is wrong with what the user gave. */
const sentences = { "cut-off": "cutOff", none: "noAddress", scheme: "scheme", password: "password" } as const;

type Failed = Extract<AddingModel, { readonly status: "failed" }>;
type Failures = ReturnType<typeof useStrings>["models"]["failures"];

function sentenceOf({ name, failure }: Failed, failures: Failures): string {
  if (failure.code === "model-unknown") {
    const problem = ownProblem(failure.message);
    return problem === undefined ? failures.unknown(name) : failures[sentences[problem]](name);
  }
  if (failure.code === "storage-full") return failures.storageFullUnknown(`“${name}”`);
  return failures.internal(failure.message);
}
