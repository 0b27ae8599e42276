import { downloadZip } from "client-zip";
import type { Work } from "../../state/appState";
import type { Job } from "../../state/queue/job";
import { hasSound } from "../../state/recording/recordings";
import { exportable, transcriptOf, workOf } from "../../state/selectors";
import { settingsOf } from "../../state/settings/places";
import { settingsVersion } from "../../state/settings/settingsRecord";
import { subtitleOptions } from "../../state/settings/subtitleOptions";
import type { AppStore } from "../../state/store";
import { type Transcript, titleOf } from "../../state/transcripts/transcript";
import type { Strings } from "../../strings/strings";
import { splitName } from "../../ui/splitName";
import { exportText } from "../Transcript/exporting";
import { datedName, uniqueNames } from "./fileNames";

const formats = ["txt", "srt", "json"] as const;

/** A file of the archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly lastModified: Date;
  readonly input: string | Blob;
}

export interface Archiving {
  readonly store: Pick<AppStore, "getState" | "actions">;
  readonly strings: Strings;
  /** Hears of each transcript as it begins, from 1 on. */
  readonly onBegin: (transcript: number) => void;
}

/**
 * All transcripts with the sound that is kept of them, and the settings, as a ZIP file. It is made while it is read, a file
 * at a time; what fails then fails the reading.
 */
export function everythingAsZip(archiving: Archiving): Response {
  return downloadZip(everything(archiving));
}

/** The same of some transcripts, without the settings. */
export function archiveOf(ids: readonly number[], archiving: Archiving): Response {
  return downloadZip(transcriptFiles(archiving, new Set(ids)));
}

/** What goes into the archive, oldest first; each file is read only when it is asked for. */
export async function* everything(archiving: Archiving): AsyncGenerator<ArchivedFile> {
  yield* transcriptFiles(archiving);
  // A token opens the user's server to whoever has the file.
  const settings = { version: settingsVersion, ...settingsOf(archiving.store.getState()), server: undefined };
  await archiving.store.actions.lookForVoices();
  const { knownVoices } = archiving.store.getState();
  if (knownVoices.length > 0) {
    yield { name: "voices.json", lastModified: new Date(), input: JSON.stringify(knownVoices, undefined, 2) };
  }
  yield { name: "settings.json", lastModified: new Date(), input: JSON.stringify(settings, undefined, 2) };
}

async function* transcriptFiles(
  { store, strings, onBegin }: Archiving,
  only?: ReadonlySet<number>,
): AsyncGenerator<ArchivedFile> {
  const unique = uniqueNames();
  const dated = exportable(store.getState())
    .filter(({ id }) => only?.has(id) ?? true)
    .map((job) => ({ id: job.id, date: dateOf(transcriptOf(store.getState(), job)) }))
    .sort((a, b) => a.date.getTime() - b.date.getTime());
  for (const [index, { id, date }] of dated.entries()) {
    onBegin(index + 1);
    await store.actions.readText(id);
    const work = workOf(store.getState(), id);
    // It may have been deleted meanwhile.
    if (!work) continue;
    const stem = unique(datedName(date, splitName(titleOf(work.transcript, strings.common))[0]));
    for (const [extension, input] of await contentsOf(work, { store, strings })) {
      yield { name: `${stem}.${extension}`, lastModified: date, input };
    }
  }
}

/** A transcript's files by their extension. */
async function contentsOf(
  { job, transcript }: Work,
  { store, strings }: Pick<Archiving, "store" | "strings">,
): Promise<readonly (readonly [extension: string, content: string | Blob])[]> {
  const options = subtitleOptions(store.getState().preferences.subtitles);
  const texts = transcript.segments.length === 0 ? [] : formats;
  const setting = { options, strings, seconds: job.totalSeconds };
  const files = texts.map((format) => [format, exportText(transcript, format, setting)] as const);
  const versions = await store.actions.versionsOf(job.id);
  const before = versions.map((version, index) => {
    const old = exportText({ ...transcript, ...version }, "json", setting);
    return [`version-${versions.length - index}.json`, old] as const;
  });
  return [...files, ...before, ...(await soundOf(job, transcript, store))];
}

/** The sound that this browser keeps: of a recording, or the copy of a file. */
async function soundOf(
  job: Job,
  { source }: Transcript,
  { actions }: Archiving["store"],
): Promise<readonly (readonly [extension: string, content: Blob])[]> {
  const isKept = job.kind === "recording" ? hasSound(job) : job.copy === "kept";
  const sound = isKept ? await actions.soundOf(job.id) : undefined;
  if (sound === undefined) return [];
  const extension = source.kind === "file" ? splitName(source.name)[1].replace(/^\./, "") : "wav";
  return [[extension || "bin", sound]];
}

/** When a recording was made, or a file last changed. */
function dateOf({ source, createdAt }: Transcript): Date {
  return new Date(source.kind === "file" && source.modifiedAt > 0 ? source.modifiedAt : createdAt);
}
