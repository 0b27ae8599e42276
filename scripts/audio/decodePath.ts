import { type DecodedFile, decodeBytes, type SoundOptions } from "../../app/client/decoding/decodeFile";
import { unreadableReason } from "../../app/client/decoding/unreadable";
import { SottoError } from "../../engine/index";
import { decodeWithFfmpeg, findFfmpeg } from "./ffmpeg";
import { pathBytes } from "./pathBytes";
import { soundModule } from "./soundModule";

/** Decodes a file of this machine, which errors call `name`. */
export type DecodeFile = (file: string, name: string, options: SoundOptions) => Promise<DecodedFile>;

export interface PathOptions extends SoundOptions {
  /** In this thread unless told otherwise. */
  readonly decode?: DecodeFile;
}

/**
 * Decodes a file of this machine to 16 kHz mono, as the page does; what cannot be read so, with the machine's own ffmpeg
 * where `findDecoder` finds one. Errors call the file by `name`.
 * @throws SottoError `audio-unreadable`: no such file, not audio, or ffmpeg would be needed.
 */
export async function decodePath(
  file: string,
  findDecoder: () => string | undefined = findFfmpeg,
  name: string = file,
  { decode = decodeHere, ...options }: PathOptions = {},
): Promise<DecodedFile> {
  try {
    return await decode(file, name, options);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { why } = unreadableReason(message) ?? {};
    // What FFmpeg's own code stumbles over here it stumbles over there.
    if ((why !== "unknown" && why !== "codec") || options.track !== undefined) throw error;
    const ffmpeg = findDecoder();
    if (ffmpeg !== undefined) return decodeWithFfmpeg(ffmpeg, file, name);
    const complaint = message.replace(/\.$/, "");
    throw new SottoError("audio-unreadable", `${complaint}; ffmpeg reads more formats but was not found.`);
  }
}

const decodeHere: DecodeFile = async (file, name, options) =>
  decodeBytes(await soundModule(), pathBytes(file, name), options);
