import { parseArgs } from "node:util";
import type { OwnServer } from "../../app/client/remote/askServer";
import type { ExportOptions, TranscribeOptions } from "../../engine/index";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { condition, oneOf, UsageError } from "../args/values";
import type { Conversion } from "../models/convertFile";
import { parseModelCommand } from "../models/modelArgs";
import { parseServeCommand, type ServeRequest } from "../serve/args";
import { decodingArgs, decodingFlags, decodingSwitches } from "./decodingArgs";
import { exportArgs, exportFlags } from "./exportArgs";
import { formats, isText, type OutputFormat, speakerFormats } from "./formats";
import { serverOf } from "./serverArgs";
import { type Shard, shardOf } from "./shard";
import { type Speakers, speakersOf } from "./speakerArgs";

/** What the command line asks for; `undefined` where it says nothing. */
export interface Request {
  /** Paths of files and folders, and patterns; or "-" alone: standard input. */
  readonly files: readonly string[];
  /** A folder whose files are transcribed as they come. */
  readonly watch: string | undefined;
  readonly model: string;
  /** The model that writes ahead: its name or path, "auto" or "none". */
  readonly draft: string;
  /** Whose model writes, with this one's drafts; undefined: nobody's. */
  readonly server: OwnServer | undefined;
  readonly device: DeviceArgs;
  readonly formats: readonly OutputFormat[] | undefined;
  readonly output: string | undefined;
  /** Leaves out files whose transcripts are all in `output`. */
  readonly skipExisting: boolean;
  /** Which part of the files is transcribed; undefined: all. */
  readonly shard: Shard | undefined;
  /** File that gets a line of JSON for every file. */
  readonly manifest: string | undefined;
  readonly language: string | undefined;
  /** Number, from 1 on, or language of the track to hear in files of several. */
  readonly audioTrack: string | undefined;
  /** How speakers are told apart; undefined: they are not. */
  readonly speakers: Speakers | undefined;
  /** openai/whisper's `--verbose False` prints no segments; `details` adds what runs where. */
  readonly verbosity: "quiet" | "segments" | "details";
  readonly options: Partial<TranscribeOptions>;
  /** How subtitles are set. */
  readonly exportOptions: ExportOptions;
}

export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | ({ readonly name: "convert" } & Conversion)
  | { readonly name: "models"; readonly folder: string }
  | ServeRequest
  | ({ readonly name: "run" } & Request);

const text = { type: "string" } as const;
const flags = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  model: { ...text, default: "tiny.en-q5_1" },
  draft: { ...text, default: "none" },
  server: text,
  token: text,
  ...deviceFlags,
  format: { ...text, short: "f" },
  output: { ...text, short: "o" },
  "skip-existing": text,
  watch: text,
  shard: text,
  manifest: text,
  language: text,
  "audio-track": text,
  diarize: text,
  speakers: text,
  "speaker-model": text,
  verbose: text,
  ...decodingFlags,
  ...exportFlags,
} as const;

/** openai/whisper's names of our flags. */
const synonyms: Readonly<Record<string, string>> = { "output-format": "format", "output-dir": "output" };
/** Flags that may stand without a value: alone they mean `True`. */
const switches = new Set(["verbose", "diarize", "skip-existing", "highlight-words", ...decodingSwitches]);

/**
 * Reads the arguments behind `sotto`. Every flag may be spelled with `_` for `-`, as openai/whisper spells its own.
 * @throws UsageError with one sentence that names the argument and what was expected.
 */
export function parseCommandLine(args: readonly string[]): Command {
  const [verb, ...rest] = args;
  if (verb === "serve") return parseServeCommand(rest);
  if (verb === "convert" || verb === "models") return parseModelCommand(verb, rest);
  const { values, positionals } = parse(canonical(args));
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  if (values.watch !== undefined) checkWatch(positionals, values);
  else if (positionals.length === 0)
    throw new UsageError("No audio file was given; expected sotto AUDIO… (see --help).");
  const exportOptions = exportArgs(values);
  const output = values.output ?? values.watch;
  const wanted = formatsOf(values.format, output);
  const speakers = speakersOf(values, wanted);
  const decoding = { ...(speakers && { wordTimestamps: true }), ...decodingArgs(values) };
  const options = withWordTimes(decoding, exportOptions, wanted);
  if (positionals.includes("-")) checkLive(positionals, { ...options, shard: values.shard });
  return {
    name: "run",
    files: positionals,
    watch: values.watch,
    model: values.model,
    draft: values.draft,
    server: serverOf(values, decoding.beamSize),
    device: deviceArgs(values),
    formats: wanted,
    output,
    ...archiveArgs(values),
    language: values.language,
    audioTrack: values["audio-track"],
    speakers,
    verbosity: verbosityOf(values.verbose),
    options,
    exportOptions,
  };
}

/** Formats that show when each word is said. */
const byWords: ReadonlySet<OutputFormat> = new Set(["ass", "html"]);

/**
 * Subtitles that are set by words need the words' times, and openai/whisper refuses them without; rules of captions, and formats
 * that were asked for by name, have them unless told.
 */
function withWordTimes(
  options: Partial<TranscribeOptions>,
  { captions, ...exportOptions }: ExportOptions,
  wanted: readonly OutputFormat[] | undefined,
): Partial<TranscribeOptions> {
  const [first] = Object.entries(exportOptions).flatMap(([name, value]) => (value === false ? [] : [name]));
  const isWanted = captions !== undefined || (wanted?.length === 1 && wanted.some((format) => byWords.has(format)));
  if (options.wordTimestamps || (first === undefined && !isWanted)) return options;
  if (first === undefined) return { wordTimestamps: true, ...options };
  if (options.wordTimestamps === false) {
    const flag = first.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UsageError(`--${flag} needs --word-timestamps True.`);
  }
  return { ...options, wordTimestamps: true };
}

/** What a large collection is worked through with. */
function archiveArgs(values: { "skip-existing"?: string; output?: string; shard?: string; manifest?: string }) {
  const { "skip-existing": skip, output, shard, manifest } = values;
  const skipExisting = skip !== undefined && condition("--skip-existing", skip);
  if (skipExisting && output === undefined) throw new UsageError("--skip-existing needs --output beside it.");
  return { skipExisting, shard: shard === undefined ? undefined : shardOf("--shard", shard), manifest };
}

/** A folder is watched alone, and by one process. */
function checkWatch(files: readonly string[], { shard }: { readonly shard?: string }): void {
  if (files.length > 0) throw new UsageError(`--watch stands beside ${files[0]}, expected a folder alone.`);
  if (shard !== undefined) throw new UsageError("--shard needs files; --watch takes them as they come.");
}

/** Standard input is heard once, from its beginning, and alone. */
function checkLive(
  files: readonly string[],
  { batch, clipTimestamps, shard }: Partial<TranscribeOptions> & { readonly shard: string | undefined },
): void {
  if (files.length > 1)
    throw new UsageError(`- stands beside ${files.length - 1} more, expected standard input alone.`);
  if (batch !== undefined)
    throw new UsageError(`--batch is ${batch}, expected a file with it; - is heard as it comes.`);
  if (clipTimestamps !== undefined) throw new UsageError("--clip-timestamps needs a file; - is heard as it comes.");
  if (shard !== undefined) throw new UsageError("--shard needs files; - is heard as it comes.");
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    throw new UsageError(`${reason} (see --help).`);
  }
}

/** Hyphens for underscores in flags, our names for openai/whisper's, and `--flag value` as one `--flag=value`. */
function canonical(args: readonly string[]): string[] {
  const result: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") return [...result, ...args.slice(i)];
    const [, flag, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (flag === undefined) {
      result.push(arg);
      continue;
    }
    const hyphens = flag.replaceAll("_", "-");
    const name = synonyms[hyphens] ?? hyphens;
    const next = args[i + 1];
    if (value !== undefined) result.push(`--${name}=${value}`);
    else if (switches.has(name) && !/^(true|false)$/i.test(next ?? "")) result.push(`--${name}=True`);
    // One argument each: a value may begin with a hyphen, as in `--suppress_tokens -1`.
    else if (isValued(name) && next !== undefined) {
      result.push(`--${name}=${next}`);
      i++;
    } else result.push(`--${name}`);
  }
  return result;
}

function isValued(name: string): boolean {
  return Object.hasOwn(flags, name) && name !== "help" && name !== "version";
}

function formatsOf(value: string | undefined, output: string | undefined): readonly OutputFormat[] | undefined {
  if (value === undefined) return undefined;
  const format = oneOf("--format", value, [...formats, ...speakerFormats, "all"]);
  if (format === "all") return output === undefined ? formats.filter(isText) : formats;
  if (!isText(format) && output === undefined) throw new UsageError(`--format ${format} needs --output beside it.`);
  return [format];
}

function verbosityOf(value: string | undefined): Request["verbosity"] {
  if (value === undefined) return "segments";
  return condition("--verbose", value) ? "details" : "quiet";
}
