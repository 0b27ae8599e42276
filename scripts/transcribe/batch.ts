import { unreadTimes } from "../../app/client/decoding/unread";
import { describeDevice, errorCode, type TranscribeEvent, type TranscribeOptions } from "../../engine/index";
import { BatchClock, type SizedFile } from "./batchClock";
import { readablePath } from "./bytePaths";
import type { CommandModel } from "./commandServices";
import type { Delivered } from "./delivery";
import { diskReason } from "./disk";
import { tellForeign } from "./foreign";
import type { SoundFacts } from "./formats";
import { type HeardFile, hearFile } from "./hearFile";
import { isPrinted, type Job } from "./job";
import { addToManifest, type ManifestRow } from "./manifest";
import { printSegments } from "./output";
import { printable } from "./printable";
import { Progress } from "./progress";
import { sentence } from "./sentence";
import { tell } from "./tell";
import { withSpeakers } from "./withSpeakers";

export interface BatchFile {
  readonly file: string;
  /** What it is called towards the user, where that is not its path. */
  readonly shown?: string;
  /** What its transcript is called. */
  readonly name: string;
}

export interface BatchModel {
  readonly model: CommandModel;
  readonly options: TranscribeOptions;
}

/** Transcribes files one after the other, whatever becomes of one; false where something went wrong with any. */
export async function transcribeFiles(
  job: Job,
  { files, ...model }: BatchModel & { readonly files: readonly BatchFile[] },
): Promise<boolean> {
  const { stderr, stop } = job.services;
  const clock = files.length > 1 ? new BatchClock(await sized(job, files), job.services.now) : undefined;
  let isGood = true;
  for (const [i, entry] of files.entries()) {
    if (files.length > 1) tell(stderr, `${readablePath(entry.file)}:`);
    clock?.next();
    const row = await transcribeOne({ ...job, clock }, entry, model);
    clock?.end(row.seconds ?? 0);
    const isKept = await keepRow(job, row);
    if (row.status !== "done" || !isKept) isGood = false;
    const left = files.length - 1 - i;
    if (!stop.asked.aborted && !isLost(job)) continue;
    if (left > 0 && job.printer.state !== "closed")
      tell(stderr, left === 1 ? "One more file was not begun." : `${left} more files were not begun.`);
    break;
  }
  if (clock && !stop.asked.aborted) tell(stderr, clock.summary());
  return isGood;
}

async function sized({ services }: Job, files: readonly BatchFile[]): Promise<readonly SizedFile[]> {
  return Promise.all(files.map(async ({ file }) => ({ file, bytes: await services.folders.bytesOf(file) })));
}

/** True where nobody would get what further files hold. */
function isLost({ request, printer }: Job): boolean {
  return request.output === undefined && printer.state !== "open";
}

/** Adds a row to the manifest that was asked for; false where it could not be written, which is told. */
export async function keepRow({ request, services }: Job, row: ManifestRow): Promise<boolean> {
  if (request.manifest === undefined) return true;
  try {
    await addToManifest(services.disk, request.manifest, row);
    return true;
  } catch (error) {
    tell(services.stderr, `${request.manifest} could not be written: ${diskReason(error)}; it lacks ${row.file}.`);
    return false;
  }
}

/** Transcribes one file, from opening it to its outputs, and tells all that is to be told of it. */
export async function transcribeOne(job: Job, entry: BatchFile, batch: BatchModel): Promise<ManifestRow> {
  const { shown = readablePath(entry.file) } = entry;
  const row = { file: shown, outputs: [], model: job.request.model };
  try {
    const { turns, ...heard } = await withSpeakers(job, entry, await hearShown(job, entry, batch));
    // What goes by another name lies only for a while where it was read from.
    const file = entry.shown === undefined ? entry.file : undefined;
    const { transcript, seconds, failure } = heard;
    tellForeign(job, { shown, model: batch.model, transcript, how: "file" });
    const delivered = await deliver(job, { name: entry.name, sound: { title: shown, seconds, file, turns } }, heard);
    const status = !heard.isWhole
      ? "partial"
      : failure !== undefined
        ? "damaged"
        : delivered.isComplete
          ? "done"
          : "failed";
    const error = failure === undefined ? undefined : sentence(failure);
    const unread = heard.unread.length > 0 ? heard.unread : undefined;
    const { windows } = heard;
    return { ...row, status, outputs: delivered.files, language: transcript.language, seconds, windows, unread, error };
  } catch (error) {
    tell(
      job.services.stderr,
      errorCode(error) === "cancelled" ? `Stopped before ${shown} was heard.` : named(shown, error),
    );
    return { ...row, status: "failed", error: sentence(error) };
  }
}

/** An error that does not say which file it is about. */
function named(file: string, error: unknown): string {
  const text = sentence(error);
  return text.includes(file) ? text : `${file}: ${text}`;
}

async function hearShown(job: Job, { file, shown, name }: BatchFile, batch: BatchModel): Promise<HeardFile> {
  const { request, services, printer, delivery, clock } = job;
  const { stderr } = services;
  const progress = new Progress(stderr, services.now, clock);
  const show = async (event: TranscribeEvent) => {
    if (event.type === "progress") return progress.update(event.seconds, event.totalSeconds);
    if (event.type === "partial") return;
    progress.clear();
    if (event.type === "language")
      tell(stderr, `Language: ${event.language} (${(100 * event.probability).toFixed(0)} %).`);
    else if (event.type === "recovered") tell(stderr, describeDevice(event.device));
    else if (event.type === "fewer") tell(stderr, fewerWindows(event.windows, request.options.batch));
    else if (event.type === "alone") tell(stderr, `The server was lost; ${request.model} goes on here.`);
    else {
      await delivery.keep(name, event.segments);
      if (isPrinted(request)) await printer.write(printable(printSegments(event.segments)));
    }
  };
  try {
    const heard = await hearFile({ file, shown, track: request.audioTrack, ...batch, services, show });
    if (heard.isWhole) progress.finish(heard.seconds);
    return heard;
  } finally {
    progress.clear();
  }
}

function fewerWindows(windows: number, asked: number | undefined): string {
  const found = windows === 1 ? "one window after the other is" : `${windows} windows at a time are`;
  return `There is no memory for --batch ${asked}: ${found} decoded.`;
}

/** Brings what was heard to its outputs and tells what ended it early. */
async function deliver(
  { services, delivery }: Job,
  { name, sound }: { readonly name: string; readonly sound: SoundFacts },
  heard: HeardFile,
): Promise<Delivered> {
  const { stderr } = services;
  const { title: shown } = sound;
  const { transcript, isWhole, failure, seconds, unread } = heard;
  if (unread.length > 0)
    tell(stderr, `${shown}: ${unread.map((part) => unreadTimes(part)).join(", ")} could not be read.`);
  const isEmpty = transcript.text.trim() === "";
  if (!isWhole && isEmpty) {
    tell(
      stderr,
      errorCode(failure) === "cancelled" ? `Stopped before any text of ${shown} was found.` : named(shown, failure),
    );
    return { files: [], isComplete: false };
  }
  const delivered = await delivery[isWhole ? "whole" : "partial"](name, transcript, sound);
  if (failure !== undefined) {
    const kept = isEmpty ? "" : ` The text before is kept${placeOf(delivered.files)}.`;
    tell(
      stderr,
      `${errorCode(failure) === "cancelled" ? `Stopped at ${seconds.toFixed(1)} s of ${shown}.` : named(shown, failure)}${kept}`,
    );
  } else if (isEmpty) tell(stderr, `No speech found in ${shown}.`);
  return delivered;
}

/** Where text is kept, as a part of a sentence; printed where it is in no file. */
export function placeOf([first, ...rest]: readonly string[]): string {
  if (first === undefined) return "";
  return rest.length === 0
    ? ` in ${first}`
    : ` in ${first} and ${rest.length} more ${rest.length === 1 ? "file" : "files"}`;
}
