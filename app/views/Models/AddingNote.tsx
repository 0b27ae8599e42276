import { useEffect, useRef } from "react";
import { ownProblem } from "../../client/models/ownProblems";
import { refusalIn } from "../../client/models/refusals";
import type { ShelfModel } from "../../client/models/types";
import type { AddingModel } from "../../state/models/shelf";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton } from "../../ui/Note";
import { ProgressLine } from "../../ui/ProgressLine";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { FreeSpace } from "./FreeSpace";
import { ImportCard } from "./ImportCard";
import { useChooseModelFile } from "./useChooseModelFile";

/** Says that a model of the user's is being read, what it is, how far it is, or why it is none here, and comes into sight with it. */
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

type Told = Extract<AddingModel, { readonly status: "adding" | "planned" | "converting" | "failed" }>;

/** What was added says so itself, in its row. */
function isTold(adding: AddingModel): adding is Told {
  return adding.status !== "idle" && adding.status !== "added";
}

function Words({ adding }: { readonly adding: Told }) {
  const { importing, models } = useStrings();
  const { failures, own } = models;
  const { dismissAdding } = useActions();
  const choose = useChooseModelFile();
  if (adding.status === "planned") return <ImportCard plan={adding.plan} />;
  if (adding.status === "converting") return <Converting name={adding.plan.name} />;
  if (adding.status === "adding") {
    return (
      <Note tone="plain" action={null}>
        {own.reading(adding.name)}
      </Note>
    );
  }
  const problem = ownProblem(adding.failure.message);
  const isFileWrong =
    adding.failure.code === "file-gone" ||
    (adding.host === undefined &&
      adding.failure.code === "model-unknown" &&
      (problem === undefined || problem === "cut-off"));
  const [label, act] = isFileWrong ? [failures.chooseFile, choose] : [failures.dismiss, dismissAdding];
  return (
    <>
      <Note tone="bad" action={<NoteButton label={label} onClick={act} />}>
        {sentenceOf(adding, failures, importing)}
      </Note>
      {adding.failure.code === "storage-full" && <FreeSpace missing={undefined} />}
    </>
  );
}

/** How far a model in another format is on its way into the database. */
function Converting({ name }: { readonly name: string }) {
  const strings = useStrings().importing;
  const { cancelConversion } = useActions();
  const loaded = useApp(({ shelf }) => conversionIn(shelf)?.loaded ?? 0);
  const total = useApp(({ shelf }) => conversionIn(shelf)?.total ?? 0);
  return (
    <Note tone="plain" action={<NoteButton label={strings.stop} onClick={cancelConversion} />}>
      {strings.converting(name, loaded, total)}
      <ProgressLine part={loaded} whole={total || undefined} label={strings.progress(name)} />
    </Note>
  );
}

function conversionIn(shelf: readonly ShelfModel[]) {
  return shelf.map(({ state }) => state).find((state) => state.status === "converting");
}

/** The sentence for what is wrong with what the user gave. */
const sentences = { "cut-off": "cutOff", none: "noAddress", scheme: "scheme", password: "password" } as const;

type Failed = Extract<AddingModel, { readonly status: "failed" }>;
type Failures = ReturnType<typeof useStrings>["models"]["failures"];

/** What begins as no model of any format. */
const isForeign = (message: string) => /a whisper\.cpp ggml file was expected/.test(message);

type Importing = ReturnType<typeof useStrings>["importing"];

function sentenceOf({ name, failure, host = "" }: Failed, failures: Failures, importing: Importing): string {
  if (failure.code === "model-unknown") {
    const problem = ownProblem(failure.message);
    if (problem !== undefined) return failures[sentences[problem]](name);
    if (isForeign(failure.message)) return failures.unknown(name);
    const refusal = refusalIn(failure.message) ?? "damaged";
    return refusal === "cutOff" ? failures.cutOff(name) : importing.refusals[refusal](name);
  }
  if (failure.code === "download-failed") return importing.notFetched(name, host);
  if (failure.code === "offline") return importing.offline(name);
  if (failure.code === "file-gone") return importing.gone(name);
  if (failure.code === "storage-full") return failures.storageFullUnknown(`“${name}”`);
  return failures.internal(failure.message);
}
