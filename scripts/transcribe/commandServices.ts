import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import type { OwnServer } from "../../app/client/remote/askServer";
import type {
  AudioSource,
  CapturedBlock,
  LiveControl,
  LiveEvent,
  LiveOptions,
  LiveOutcome,
  OpenedSpeakers,
  Recogniser,
} from "../../engine/index";
import type { DiariseOptions } from "../../engine/speakers/diarise";
import type { FoundSpeakers } from "../../engine/speakers/types";
import type { DeviceArgs } from "../args/deviceArgs";
import type { Folders } from "./folders";
import type { ProgressStream } from "./progress";

export interface CommandModel extends Pick<Recogniser, "transcribe"> {
  /** Transcribes what is recorded now; brings the voice detector itself. */
  transcribeLive(
    tracks: readonly AsyncIterable<CapturedBlock>[],
    options: LiveOptions,
    control: Omit<LiveControl, "openVad">,
  ): AsyncGenerator<LiveEvent, LiveOutcome>;
  /** The networks that tell speakers apart while they speak, from their file, on its device. */
  openSpeakers(file: string): Promise<OpenedSpeakers>;
  readonly isMultilingual: boolean;
  /** Whether it says of itself that it was trained without timestamps. */
  readonly lacksTimestamps: boolean;
  /** What its user should know, a sentence each. */
  readonly notes: readonly string[];
  /** One line for `--verbose`: what was loaded, and what it runs on. */
  readonly description: string;
}

/** Where text is printed; `write` returns a promise that is rejected where it could not be written. */
export interface TextStream {
  write(text: string): unknown;
}

/** What is done to the disk, one call each; all of it may fail with Node's errors. */
export interface Disk {
  makeFolder(path: string): Promise<void>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  append(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Without a complaint where there is nothing. */
  remove(path: string): Promise<void>;
  kindOf(path: string): Promise<"file" | "folder" | "none">;
}

/** How the user or the system ends the program. */
export interface Stop {
  /** Aborted by the first signal, whose name is the reason. */
  readonly asked: AbortSignal;
  /** Aborted by the second one: no more than what is there is kept. */
  readonly urged: AbortSignal;
}

/** Tells who speaks when in a file. */
export type FindSpeakers = (audio: AudioSource, options: DiariseOptions) => Promise<FoundSpeakers>;

/** What the command is given, so that a test needs no GPU and no terminal. */
/** What helps a model, or writes in its place. */
export interface BesideModel {
  /** What writes ahead: a model's name or file, or "auto" or "none". */
  readonly draft: string;
  /** Whose model writes, with this one's drafts; undefined: nobody's. */
  readonly server?: OwnServer | undefined;
}

export interface Services {
  readonly stdout: TextStream;
  readonly stderr: ProgressStream & { readonly columns?: number | undefined };
  readonly disk: Disk;
  readonly folders: Folders;
  readonly stop: Stop;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls back with errors that nobody waits for, as decoders throw them, until the function that it returns is called. */
  onStray(listener: (error: unknown) => void): () => void;
  openModel(nameOrFile: string, device: DeviceArgs, beside: BesideModel): Promise<CommandModel>;
  /** The networks that tell speakers apart, from their file. */
  openSpeakers(file: string, device: DeviceArgs): Promise<FindSpeakers>;
  /** Errors call the file by `name`, where that is not its path; `track` is a track's number or language. */
  openAudio(file: string, name?: string, track?: string): Promise<DecodedFile>;
  /** The bytes of standard input, as they come. */
  openInput(): AsyncIterable<Uint8Array>;
}
