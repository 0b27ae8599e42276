import { defaultOptions, describeDevice, errorCode, type TranscribeOptions, type Transcript } from "../../engine/index";
import { UsageError } from "../args/values";
import { formats as allFormats, type Request } from "./args";
import type { CommandModel, Services } from "./commandServices";
import { languageCode } from "./language";
import { transcribeInput } from "./live";
import { printSegments, printTranscript, writeTranscript } from "./output";
import { Progress, type ProgressStream } from "./progress";

/**
 * Transcribes the files one after the other and returns the exit code: 0, or 1 when a file, the model or the language
 * was bad, each told in one sentence on standard error; the files behind a bad one are still transcribed.
 */
export async function run(request: Request, services: Services): Promise<number> {
  const { stderr } = services;
  try {
    const language = request.language === undefined ? undefined : languageCode(request.language);
    const model = await services.openModel(request.model, request.device);
    if (request.verbosity === "details") stderr.write(`${model.description}\n`);
    const options = { ...defaultOptions, ...request.options, language: languageOf(model, language, request, stderr) };
    if (request.files.includes("-")) return await transcribeStandardInput(request, model, options, services);
    let exitCode = 0;
    for (const file of request.files) {
      try {
        await transcribeFile({ file, request, model, options, services });
      } catch (error) {
        if (errorCode(error) !== "audio-unreadable") throw error;
        stderr.write(`${sentence(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  } catch (error) {
    stderr.write(`${sentence(error)}\n`);
    return 1;
  }
}

async function transcribeStandardInput(
  request: Request,
  model: CommandModel,
  options: TranscribeOptions,
  services: Services,
): Promise<number> {
  const transcript = await transcribeInput({ model, options, printed: isPrinted(request), services });
  if (transcript.text.trim() === "") services.stderr.write("No speech was heard.\n");
  await deliver("stdin", transcript, request, services.stdout);
  return 0;
}

/** Formats on standard output take the place of the segments. */
function isPrinted({ verbosity, formats, output }: Request): boolean {
  return verbosity !== "quiet" && (formats === undefined || output !== undefined);
}

interface FileJob {
  readonly file: string;
  readonly request: Request;
  readonly model: CommandModel;
  readonly options: TranscribeOptions;
  readonly services: Services;
}

async function transcribeFile({ file, request, model, options, services }: FileJob): Promise<void> {
  const { stdout, stderr } = services;
  const audio = await services.openAudio(file);
  if (request.files.length > 1) stderr.write(`${file}:\n`);
  const progress = new Progress(stderr, services.now);
  const printed = isPrinted(request);
  let seconds = 0;
  let transcript: Transcript;
  try {
    const events = model.transcribe(audio, options);
    for (;;) {
      const { done, value } = await events.next();
      if (done) {
        transcript = value;
        break;
      }
      if (value.type === "progress") {
        seconds = value.seconds;
        progress.update(seconds, value.totalSeconds);
      } else if (value.type === "language") {
        progress.clear();
        stderr.write(`Language: ${value.language} (${(100 * value.probability).toFixed(0)} %).\n`);
      } else if (value.type === "recovered") {
        progress.clear();
        stderr.write(`${describeDevice(value.device)}\n`);
      } else if (value.type === "segments" && printed) {
        progress.clear();
        stdout.write(printSegments(value.segments));
      }
    }
  } finally {
    progress.clear();
    await audio.close();
  }
  progress.finish(seconds);
  if (transcript.text.trim() === "") stderr.write(`No speech found in ${file}.\n`);
  await deliver(file, transcript, request, stdout);
}

/** Files with `--output`, else the formats asked for on standard output. */
async function deliver(file: string, transcript: Transcript, request: Request, stdout: Services["stdout"]) {
  const { output: folder, formats, exportOptions: options } = request;
  if (folder !== undefined)
    await writeTranscript(transcript, file, { folder, formats: formats ?? allFormats, options });
  else for (const format of formats ?? []) stdout.write(printTranscript(transcript, format, options));
}

/** openai/whisper's choice: an English-only model ignores other languages; a multilingual one detects it unless told. */
function languageOf(
  model: CommandModel,
  language: string | undefined,
  request: Request,
  stderr: ProgressStream,
): string | undefined {
  if (model.isMultilingual) return language;
  if (language !== undefined && language !== "en")
    stderr.write(`${request.model} is English-only; language "${language}" is ignored.\n`);
  return "en";
}

/** What went wrong in one line; the stack of what should not happen at all stays with it. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof UsageError || errorCode(error) !== "internal"
    ? error.message
    : (error.stack ?? error.message);
}
