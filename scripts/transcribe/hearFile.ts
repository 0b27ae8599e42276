import { setImmediate } from "node:timers/promises";
import type { Unread } from "../../app/client/decoding/unread";
import {
  type Segment,
  SottoError,
  type TranscribeEvent,
  type TranscribeOptions,
  type Transcript,
} from "../../engine/index";
import { readablePath } from "./bytePaths";
import type { CommandModel, Services } from "./commandServices";
import { Endings } from "./endings";
import { type ReadableSound, untilError } from "./untilError";

/** What was heard, and what ended it before its end. */
export interface Heard {
  readonly transcript: Transcript;
  /** Seconds that were transcribed. */
  readonly seconds: number;
  /** False where the transcript ends before the sound that can be read does. */
  readonly isWhole: boolean;
  /** Undefined where nothing went wrong. */
  readonly failure: unknown;
}

export interface HeardFile extends Heard {
  /** Parts in between that could not be read. */
  readonly unread: readonly Unread[];
  /** Windows that were decoded at a time, where there was no memory for as many as were asked for. */
  readonly windows: number | undefined;
}

export interface FileHearing {
  readonly file: string;
  /** What it is called in errors, where that is not its path. */
  readonly shown?: string | undefined;
  /** Number or language of the track to hear; undefined: the first that is not silent. */
  readonly track?: string | undefined;
  readonly model: CommandModel;
  readonly options: TranscribeOptions;
  readonly services: Services;
  /** Shown as they come, in order. */
  readonly show: (event: TranscribeEvent) => unknown;
}

/**
 * Transcribes a file as far as that goes: whatever ends it, what was found until then is returned.
 * @throws what `openAudio` throws, and `cancelled`, where it ends before there is anything to hear.
 */
export async function hearFile(hearing: FileHearing): Promise<HeardFile> {
  const { file, shown = readablePath(file), track, services } = hearing;
  const endings = new Endings(services, { strayAs: (error) => undecodable(shown, error) });
  try {
    const opening = services.openAudio(file, shown, track);
    const audio = untilError(await closeIfLate(endings, opening));
    try {
      return await hear(hearing, audio, endings);
    } finally {
      await endings.wait(audio.close()).catch(() => {});
    }
  } finally {
    endings.close();
  }
}

/** While a file is heard, it is its decoder that loses errors. */
function undecodable(file: string, cause: unknown): SottoError {
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "");
  return new SottoError("audio-unreadable", `${file} cannot be decoded: ${reason}.`, { cause });
}

/** A file that opens once nobody waits for it is closed again. */
async function closeIfLate<Opened extends { close(): Promise<void> }>(endings: Endings, opening: Promise<Opened>) {
  try {
    return await endings.wait(opening);
  } catch (error) {
    void opening.then((late) => late.close()).catch(() => {});
    throw error;
  }
}

async function hear(hearing: FileHearing, audio: ReadableSound, endings: Endings): Promise<HeardFile> {
  const { model, options, show } = hearing;
  const givenUp = new AbortController();
  const events = model.transcribe(audio, options, { signal: givenUp.signal });
  const segments: Segment[] = [];
  let language = options.language ?? "en";
  let seconds = 0;
  let windows: number | undefined;
  try {
    for (;;) {
      const { done, value } = await endings.wait(events.next());
      if (done)
        return { transcript: value, seconds, isWhole: true, failure: audio.failure, unread: audio.unread(), windows };
      if (value.type === "segments") segments.push(...value.segments);
      else if (value.type === "language") language = value.language;
      else if (value.type === "progress") seconds = value.seconds;
      else if (value.type === "fewer") windows = value.windows;
      await show(value);
      // Signals are only heard when the loop of events comes round, and kernels on the processor leave it no time.
      await setImmediate();
    }
  } catch (failure) {
    // What still runs must not go on beside the next file.
    givenUp.abort();
    void events.return?.(undefined as never).catch(() => {});
    const text = segments.map((segment) => segment.text).join("");
    return {
      transcript: { text, language, segments },
      seconds,
      isWhole: false,
      failure,
      unread: audio.unread(),
      windows,
    };
  }
}
