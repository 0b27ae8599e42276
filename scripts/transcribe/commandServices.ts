import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import type { CapturedBlock, LiveControl, LiveEvent, LiveOptions, LiveOutcome, LoadedModel } from "../../engine/index";
import type { DeviceArgs } from "../args/deviceArgs";
import type { ProgressStream } from "./progress";

export interface CommandModel extends Pick<LoadedModel, "transcribe"> {
  /** Transcribes what is recorded now; brings the voice detector itself. */
  transcribeLive(
    tracks: readonly AsyncIterable<CapturedBlock>[],
    options: LiveOptions,
    control: Omit<LiveControl, "openVad">,
  ): AsyncGenerator<LiveEvent, LiveOutcome>;
  readonly nMels: 80 | 128;
  readonly isMultilingual: boolean;
  /** One line for `--verbose`: what was loaded, and what it runs on. */
  readonly description: string;
}

/** What the command is given, so that a test needs no GPU and no terminal. */
export interface Services {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: ProgressStream & { readonly columns?: number | undefined };
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  openModel(nameOrFile: string, device: DeviceArgs): Promise<CommandModel>;
  openAudio(file: string): Promise<DecodedFile>;
  /** The bytes of standard input, as they come. */
  openInput(): AsyncIterable<Uint8Array>;
}
