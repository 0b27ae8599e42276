import type { StoreApi } from "zustand/vanilla";
import type { NamedBlob } from "../../client/files/namedBlob";
import type { EditedText } from "../../client/transcripts/edit/history";
import { type AppState, editFile, editTranscript } from "../appState";
import { isUnfinished } from "../queue/jobs";
import { jobById, workOf } from "../selectors";
import type { Services } from "../services";
import type { EditActions, EditOutcome } from "../transcripts/editActions";
import { fingerprinted } from "../transcripts/fileSource";
import { inOrder, nextNumber } from "../transcripts/transcript";
import { putAside } from "../transcripts/versionActions";
import { type ImportActions, type ReadText, readTranscript } from "./importActions";

type Store = StoreApi<AppState>;

export interface AttachActions {
  /** Takes texts that were dropped or pasted. One alone, on the page of a transcript, may be another text of that. */
  giveTexts(files: readonly NamedBlob[]): Promise<void>;
  /** What becomes of such a text: it takes the place of the one that is there, is a transcript by itself, or nothing. */
  settleGiven(as: "attached" | "apart" | "nothing"): Promise<EditOutcome | "full">;
  /** Gives a text that came without sound the file that it was made of. */
  attachSound(id: number, file: NamedBlob): Promise<EditOutcome>;
}

interface Parts {
  readonly edits: Pick<EditActions, "prepareEdit" | "edit">;
  readonly importTexts: ImportActions["importTexts"];
}

export function createAttach(store: Store, services: Services, { edits, importTexts }: Parts): AttachActions {
  return {
    async giveTexts(files) {
      const { page } = store.getState();
      const job = page.view === "transcript" ? jobById(store.getState(), page.job) : undefined;
      const [file, ...more] = files;
      const isRead = job && file && !isUnfinished(job) && more.length === 0 && (await readTranscript(file));
      if (isRead) store.setState({ givenText: { job: job.id, file } });
      else await importTexts(files);
    },
    async settleGiven(as) {
      const { givenText } = store.getState();
      if (givenText === undefined) return "nothing";
      const { job, file } = givenText;
      const read = as === "attached" ? await readTranscript(file) : undefined;
      const outcome = read ? await attach(store, services, edits, { job, read }) : "nothing";
      if (outcome === "done" || outcome === "nothing") store.setState({ givenText: undefined });
      if (as === "apart") await importTexts([file]);
      return outcome;
    },
    async attachSound(id, file) {
      await edits.prepareEdit(id);
      const { job, transcript } = workOf(store.getState(), id) ?? {};
      if (job?.kind !== "file" || transcript?.source.kind !== "imported") return "nothing";
      if (!services.transcripts.holds(transcript.id)) return "elsewhere";
      const source = await fingerprinted(file);
      editTranscript(store, transcript.id, (one) => ({ ...one, source }));
      editFile(store, id, (one) => ({ ...one, file: { status: "here", blob: file } }));
      return "done";
    },
  };
}

interface Attaching {
  readonly job: number;
  readonly read: ReadText;
}

async function attach(
  store: Store,
  services: Services,
  edits: Parts["edits"],
  { job, read }: Attaching,
): Promise<EditOutcome | "full"> {
  const aside = await putAside(store, services, edits, { id: job, why: "attached" });
  if (aside !== "kept") return aside;
  return edits.edit(job, (text) => attached(text, read));
}

/** The text in place of another, with its own times and voices; numbers that were given once are not given again. */
function attached(text: EditedText, { segments, language }: ReadText): EditedText {
  const first = nextNumber(text.segments);
  const numbered = segments.map((segment, index) => ({ ...segment, id: first + index }));
  const named = language === undefined ? text.languages : [{ code: language, probability: undefined }];
  return { ...text, ...inOrder({ segments: numbered }), languages: named, model: undefined, task: "transcribe" };
}
