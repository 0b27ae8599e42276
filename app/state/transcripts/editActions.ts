import type { StoreApi } from "zustand/vanilla";
import { type EditedText, factsOfText, noHistory, redo, remember, undo } from "../../client/transcripts/edit/history";
import { isKeptText } from "../../client/transcripts/types";
import { type AppState, editLiveWork, editTranscript } from "../appState";
import { isEditable, isLive, isUnfinished } from "../queue/jobs";
import { withCallUndone } from "../recording/liveNames";
import { workOf } from "../selectors";
import type { Services } from "../services";
import type { Transcript } from "./transcript";
import type { Edits } from "./transcriptsState";

/** What became of an edit: another tab may be editing the same text, or it may still be written. */
export type EditOutcome = "done" | "nothing" | "elsewhere" | "running";

export interface EditActions {
  /** Changes a transcript by a function of it, as one step that can be taken back. At once, but for the first after a pause. */
  edit(id: number, change: (text: EditedText) => EditedText): Promise<EditOutcome>;
  /** Changes it by what nobody has done by hand: no step, and none of those before it. */
  amend(id: number, change: (text: EditedText) => EditedText): Promise<EditOutcome>;
  /** Lets this tab alone edit for a while, so that the next edit is done at once: a page that is about to go waits for nothing. */
  prepareEdit(id: number): Promise<void>;
  /** Takes back the last step; of a recording that is made, the last name that was given to a voice. */
  undoEdit(id: number): Promise<EditOutcome>;
  redoEdit(id: number): Promise<EditOutcome>;
  /** Notes what has become of a text by other means, as one step that can be taken back, behind those before it. */
  rememberStep(id: number, before: EditedText, earlier: Edits["history"]): void;
  /** Writes what was edited now. */
  saveEdits(id: number): Promise<void>;
}

/** Milliseconds after the last edit for which no other tab may edit. */
const heldFor = 3000;

type Store = StoreApi<AppState>;
type Reading = (id: number) => Promise<void>;

/** How a text is changed by hand. */
export function createEditActions(store: Store, services: Services, readText: Reading): EditActions {
  const hold = createHold(store, services, readText);
  const make = async (id: number, change: (edits: Edits, text: EditedText) => Changed | undefined) => {
    const held = hold(id);
    const outcome = held === "here" ? held : await held;
    if (outcome === "elsewhere") refuse(store, id);
    if (outcome !== "here") return outcome;
    const work = workOf(store.getState(), id);
    const changed = work && change(editsOf(store.getState(), work.transcript), work.transcript);
    if (work === undefined || changed === undefined) return "nothing";
    apply(store, services, work.transcript, changed);
    void save(store, services, work.transcript.id);
    return "done";
  };
  return {
    edit: (id, change) =>
      make(id, ({ history }, text) => {
        const after = change(text);
        const isSame = (["segments", "title", "speakers", "captions", "voices"] as const).every(
          (one) => after[one] === text[one],
        );
        return isSame ? undefined : [remember(history, text, after), after];
      }),
    amend: (id, change) =>
      make(id, ({ history }, text) => {
        const after = change(text);
        return after === text ? undefined : [history, after];
      }),
    async prepareEdit(id) {
      if ((await hold(id)) === "elsewhere") refuse(store, id);
    },
    async undoEdit(id) {
      const job = workOf(store.getState(), id)?.job;
      if (!job || !isLive(job)) return make(id, ({ history }, text) => undo(history, text));
      if (!job.told?.called?.length) return "nothing";
      editLiveWork(store, id, withCallUndone);
      return "done";
    },
    redoEdit: (id) => make(id, ({ history }, text) => redo(history, text)),
    rememberStep(id, before, earlier) {
      const now = workOf(store.getState(), id)?.transcript;
      if (now === undefined || now.segments === before.segments) return;
      const history = remember(earlier, before, now);
      const { editedAt } = now;
      store.setState(({ edits }) => ({ edits: new Map(edits).set(now.id, { history, editedAt, keeping: "saved" }) }));
    },
    async saveEdits(id) {
      const work = workOf(store.getState(), id);
      if (work?.transcript.editedAt !== undefined) await save(store, services, work.transcript.id);
    },
  };
}

type Changed = readonly [Edits["history"], EditedText];

const none: Edits = { history: noHistory, editedAt: undefined, keeping: "saved" };

/** The edits of this visit that still fit the text: another tab may have changed it since. */
export function editsOf({ edits }: Pick<AppState, "edits">, { id, editedAt }: Transcript): Edits {
  const known = edits.get(id);
  return known?.editedAt === editedAt && known ? known : none;
}

function apply(store: Store, { date }: Services, { id, editedAt = 0 }: Transcript, [history, text]: Changed): void {
  const now = Math.max(date(), editedAt + 1);
  const changed = { ...factsOfText(text), segments: text.segments };
  store.setState(({ edits }) => ({ edits: new Map(edits).set(id, { history, editedAt: now, keeping: "saving" }) }));
  editTranscript(store, id, (old) => ({ ...old, ...changed, editedAt: now, keeping: "here-only" }));
}

function refuse(store: Store, id: number): void {
  const work = workOf(store.getState(), id);
  if (work === undefined) return;
  const known = editsOf(store.getState(), work.transcript);
  const refused = { ...known, editedAt: work.transcript.editedAt, keeping: "elsewhere" } as const;
  store.setState(({ edits }) => ({ edits: new Map(edits).set(work.transcript.id, refused) }));
}

async function save(store: Store, { transcripts, typed, named }: Services, id: string): Promise<void> {
  const editedAt = store.getState().transcripts.get(id)?.editedAt;
  const keeping = isKeptText(await transcripts.flush()) ? "saved" : "unsaved";
  if (keeping === "saved") {
    typed.forget(id, editedAt);
    named.forget(id, editedAt);
  }
  store.setState(({ edits }) => {
    const known = edits.get(id);
    return known && known.editedAt === editedAt ? { edits: new Map(edits).set(id, { ...known, keeping }) } : {};
  });
}

/** Lets this tab alone write a text for a while: "here" at once where it does already. */
function createHold(store: Store, services: Services, readText: Reading) {
  const held = new Map<string, ReturnType<typeof setTimeout>>();
  const keep = (id: string) => {
    clearTimeout(held.get(id));
    held.set(id, setTimeout(letGo, heldFor, id));
  };
  const letGo = (id: string) => {
    held.delete(id);
    const job = store.getState().jobs.find(({ transcript }) => transcript === id);
    // Who goes on with the work holds it from then on.
    if (job === undefined || !isUnfinished(job)) void services.transcripts.release(id);
  };
  /** One at a time, for which all wait: a look that ended behind an edit would take that edit for another tab's. */
  const claiming = new Map<string, Promise<"here" | "elsewhere">>();
  const claimOnce = (id: number, transcript: string) => {
    const begun = claim(id, transcript).finally(() => claiming.delete(transcript));
    claiming.set(transcript, begun);
    return begun;
  };
  const claim = async (id: number, transcript: string) => {
    if ((await services.transcripts.claim(transcript)) === "elsewhere") return "elsewhere";
    // However long that takes: its time runs from then on.
    await readIfOlder(store, services, { id, transcript, readText }).finally(() => keep(transcript));
    return "here";
  };
  return (id: number): "here" | "running" | Promise<"here" | "elsewhere"> => {
    const job = workOf(store.getState(), id)?.job;
    if (job === undefined) return "running";
    if (!isEditable(job)) return "running";
    const begun = claiming.get(job.transcript);
    if (begun) return begun;
    // Whoever writes it holds it; what comes next comes at its end.
    if (isUnfinished(job) && services.transcripts.holds(job.transcript)) return "here";
    // Work that was done since may have let go of it.
    if (!held.has(job.transcript) || !services.transcripts.holds(job.transcript)) return claimOnce(id, job.transcript);
    keep(job.transcript);
    return "here";
  };
}

interface Read {
  readonly id: number;
  readonly transcript: string;
  readonly readText: Reading;
}

/** Another tab may have edited a text since it was read here. */
async function readIfOlder(store: Store, { transcripts }: Services, { id, transcript, readText }: Read): Promise<void> {
  const kept = await transcripts.facts(transcript);
  const here = store.getState().transcripts.get(transcript);
  if (kept !== undefined && here !== undefined && kept.editedAt !== here.editedAt) {
    editTranscript(store, transcript, (old) => ({
      ...old,
      ...{ captions: undefined, voices: undefined },
      ...kept,
      text: "unread",
    }));
  }
  await readText(id);
}
