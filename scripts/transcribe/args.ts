import { parseArgs } from "node:util";
import { type ExportFormat, type ExportOptions, exporters, type TranscribeOptions } from "../../engine/index";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { condition, oneOf, UsageError } from "../args/values";
import { decodingArgs, decodingFlags, decodingSwitches } from "./decodingArgs";
import { exportArgs, exportFlags } from "./exportArgs";
import { type Shard, shardOf } from "./shard";

export const formats = Object.keys(exporters) as readonly ExportFormat[];

/** What the command line asks for; `undefined` where it says nothing. */
export interface Request {
  /** Paths, or "-" alone: standard input. */
  readonly files: readonly string[];
  readonly model: string;
  readonly device: DeviceArgs;
  readonly formats: readonly ExportFormat[] | undefined;
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
  /** openai/whisper's `--verbose False` prints no segments; `details` adds what runs where. */
  readonly verbosity: "quiet" | "segments" | "details";
  readonly options: Partial<TranscribeOptions>;
  /** How subtitles are set. */
  readonly exportOptions: ExportOptions;
}

export type Command = { readonly name: "help" } | { readonly name: "version" } | ({ readonly name: "run" } & Request);

const text = { type: "string" } as const;
const flags = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  model: { ...text, default: "tiny.en-q5_1" },
  ...deviceFlags,
  format: { ...text, short: "f" },
  output: { ...text, short: "o" },
  "skip-existing": text,
  shard: text,
  manifest: text,
  language: text,
  "audio-track": text,
  verbose: text,
  ...decodingFlags,
  ...exportFlags,
} as const;

/** openai/whisper's names of our flags. */
const synonyms: Readonly<Record<string, string>> = { "output-format": "format", "output-dir": "output" };
/** Flags that may stand without a value: alone they mean `True`. */
const switches = new Set(["verbose", "skip-existing", "highlight-words", ...decodingSwitches]);

/**
 * Reads the arguments behind `sotto`. Every flag may be spelled with `_` for `-`, as openai/whisper spells its own.
 * @throws UsageError with one sentence that names the argument and what was expected.
 */
export function parseCommandLine(args: readonly string[]): Command {
  const { values, positionals } = parse(canonical(args));
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  if (positionals.length === 0) throw new UsageError("No audio file was given; expected sotto AUDIO… (see --help).");
  const exportOptions = exportArgs(values);
  const options = withWordTimes(decodingArgs(values), exportOptions);
  if (positionals.includes("-")) checkLive(positionals, { ...options, shard: values.shard });
  return {
    name: "run",
    files: positionals,
    model: values.model,
    device: deviceArgs(values),
    formats: formatsOf(values.format),
    output: values.output,
    ...archiveArgs(values),
    language: values.language,
    audioTrack: values["audio-track"],
    verbosity: verbosityOf(values.verbose),
    options,
    exportOptions,
  };
}

/** Subtitles that are set by words need the words' times; openai/whisper refuses them without. */
function withWordTimes(options: Partial<TranscribeOptions>, exportOptions: ExportOptions): Partial<TranscribeOptions> {
  const [first] = Object.entries(exportOptions).flatMap(([name, value]) => (value === false ? [] : [name]));
  if (first === undefined || options.wordTimestamps) return options;
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

function formatsOf(value: string | undefined): readonly ExportFormat[] | undefined {
  if (value === undefined) return undefined;
  const format = oneOf("--format", value, [...formats, "all"]);
  return format === "all" ? formats : [format];
}

function verbosityOf(value: string | undefined): Request["verbosity"] {
  if (value === undefined) return "segments";
  return condition("--verbose", value) ? "details" : "quiet";
}
