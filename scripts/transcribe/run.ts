import { constants } from "node:os";
import { resolve } from "node:path";
import { defaultOptions, type TranscribeOptions } from "../../engine/index";
import { UsageError } from "../args/values";
import type { Request } from "./args";
import { type BatchFile, transcribeFiles } from "./batch";
import type { CommandModel, Services } from "./commandServices";
import { Delivery } from "./delivery";
import { diskReason } from "./disk";
import { Endings } from "./endings";
import { inputFiles } from "./inputFiles";
import type { Job } from "./job";
import { languageCode } from "./language";
import { addToManifest } from "./manifest";
import { nameOutputs } from "./outputNames";
import { Printer } from "./printer";
import { isInShard } from "./shard";
import { transcribeStandardInput } from "./standardInput";
import { tell } from "./tell";
import { watchFolder } from "./watch";

/**
 * Transcribes the files one after the other and returns the exit code: 0; 1 when a file, an output, the model or the language
 * was bad, each told in one sentence on standard error; 128 and the number of the signal that ended it. Files behind a bad one
 * are still transcribed.
 */
export async function run(request: Request, services: Services): Promise<number> {
  const printer = new Printer(services.stdout, services.stderr);
  const job = { request, services, printer, delivery: new Delivery({ request, services, printer }) };
  const isHeard = request.files.includes("-");
  const { watch } = request;
  let code = 1;
  try {
    const language = request.language === undefined ? undefined : languageCode(request.language);
    code = await (isHeard
      ? runInput(job, language)
      : watch === undefined
        ? runFiles(job, language)
        : runWatch(job, watch, language));
  } catch (error) {
    tell(services.stderr, error);
  }
  const { asked } = services.stop;
  // An interrupt is how a recording is ended, and a watch.
  const isEndedSo = (isHeard || watch !== undefined) && asked.reason === "SIGINT";
  if (asked.aborted && !isEndedSo) return signalCode(asked.reason);
  return printer.state === "failed" ? 1 : code;
}

function signalCode(signal: unknown): number {
  return 128 + (constants.signals[signal as NodeJS.Signals] ?? 0);
}

async function runInput(job: Job, language: string | undefined): Promise<number> {
  const name = await job.delivery.freeName("stdin");
  const isWritable = await checkOutputs(job, [name]);
  const { model, options } = await openModel(job, language);
  return (await transcribeStandardInput(job, { name, model, options })) && isWritable ? 0 : 1;
}

async function runFiles(job: Job, language: string | undefined): Promise<number> {
  const { files, isWhole } = await filesToDo(job);
  if (files.length === 0) return isWhole ? 0 : 1;
  const isWritable = await checkOutputs(
    job,
    files.map(({ name }) => name),
  );
  const { model, options } = await openModel(job, language);
  return (await transcribeFiles(job, { files, model, options })) && isWritable && isWhole ? 0 : 1;
}

async function runWatch(job: Job, folder: string, language: string | undefined): Promise<number> {
  if ((await job.services.disk.kindOf(folder)) !== "folder")
    throw new UsageError(`--watch is "${folder}", expected a folder.`);
  const isWritable = await checkOutputs(job, []);
  const { model, options } = await openModel(job, language);
  return (await watchFolder(job, { folder, model, options })) && isWritable ? 0 : 1;
}

/** The files of this shard, once each, without those whose transcripts are there. */
async function filesToDo({
  request,
  delivery,
  services,
}: Job): Promise<{ readonly files: readonly BatchFile[]; readonly isWhole: boolean }> {
  const { shard, skipExisting, manifest } = request;
  const { files: given, isWhole } = await inputFiles(request.files, services);
  const all = [...new Map(given.map((file) => [resolve(file), file])).values()];
  const names = nameOutputs(all);
  const mine = all.filter((file) => shard === undefined || isInShard(file, shard));
  const files = mine.map((file) => ({ file, name: names.get(file) ?? file }));
  if (shard && mine.length === 0)
    tell(services.stderr, `None of ${all.length} files is in shard ${shard.index}/${shard.count}.`);
  if (!skipExisting) return { files, isWhole };
  const open: BatchFile[] = [];
  for (const entry of files) {
    if (!(await delivery.exists(entry.name))) open.push(entry);
    else if (manifest !== undefined)
      await addToManifest(services.disk, manifest, {
        file: entry.file,
        status: "skipped",
        outputs: [],
        model: request.model,
      }).catch(() => {});
  }
  const skipped = files.length - open.length;
  if (skipped > 0) tell(services.stderr, `Skipped ${skipped} of ${files.length} files, whose transcripts are there.`);
  return { files: open, isWhole };
}

/** Says before the work what cannot be written; false where there is such a thing. */
async function checkOutputs({ request, delivery, services }: Job, names: readonly string[]): Promise<boolean> {
  const isWritable = await delivery.check(names);
  if (request.manifest === undefined) return isWritable;
  try {
    await services.disk.append(request.manifest, "");
    return isWritable;
  } catch (error) {
    tell(services.stderr, `${request.manifest} cannot be written: ${diskReason(error)}; there will be no manifest.`);
    return false;
  }
}

async function openModel({ request, services }: Job, language: string | undefined) {
  const endings = new Endings(services);
  try {
    const model = await endings.wait(services.openModel(request.model, request.device, request));
    for (const note of model.notes) tell(services.stderr, note);
    if (request.verbosity === "details") tell(services.stderr, model.description);
    return { model, options: optionsFor(model, request, language, services) };
  } finally {
    endings.close();
  }
}

/**
 * openai/whisper's choice: an English-only model ignores other languages; a multilingual one detects it unless told, but by
 * the first speech.
 */
function optionsFor(
  model: CommandModel,
  request: Request,
  language: string | undefined,
  { stderr }: Services,
): TranscribeOptions {
  const usual = {
    ...defaultOptions,
    detectLanguageWindow: "speech" as const,
    withoutTimestamps: model.lacksTimestamps,
  };
  const options = { ...usual, ...request.options };
  if (model.isMultilingual) return { ...options, language };
  const offer = "base-q5_1 knows 99 languages: --model base-q5_1.";
  if (language !== undefined && language !== "en")
    tell(stderr, `${request.model} is English-only; language "${language}" is ignored.\n${offer}`);
  else if (options.task === "translate")
    tell(stderr, `${request.model} is English-only and cannot translate; --task translate is ignored.\n${offer}`);
  return { ...options, task: "transcribe", language: "en", languages: undefined };
}
