import type { DecodedFile } from "../../app/client/decoding/decodeFile";

/** A file whose sound ends where it cannot be read any further, so that what comes before is transcribed. */
export interface ReadableSound extends DecodedFile {
  /** What ended it early. */
  readonly failure: unknown;
}

/** Takes an error for the end of the sound, and remembers it; one before any sound is thrown. */
export function untilError(audio: DecodedFile): ReadableSound {
  let failure: unknown;
  let hasSound = false;
  return {
    ...audio,
    get failure() {
      return failure;
    },
    async read() {
      if (failure !== undefined) return null;
      try {
        const chunk = await audio.read();
        hasSound ||= chunk !== null;
        return chunk;
      } catch (error) {
        if (!hasSound) throw error;
        failure = error;
        return null;
      }
    },
    close: () => audio.close(),
  };
}
