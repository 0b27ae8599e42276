import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import { unreadable } from "../../app/client/decoding/unreadable";
import { SottoError } from "../../engine/index";

/** Milliseconds without a sample after which ffmpeg is ended. */
const patience = 10_000;

/** Path of the ffmpeg that the machine has, if it has one. */
export function findFfmpeg(path: string = process.env.PATH ?? ""): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, "ffmpeg")).find((file) => existsSync(file));
}

/**
 * Containers that hold sound themselves. ffmpeg finds a format by its content, and some of its formats are lists of other
 * files and addresses, which a file of a stranger must not make it open, whatever its name says.
 */
const formats = [
  ...["aac", "ac3", "eac3", "aiff", "aea", "alp", "amr", "amrnb", "amrwb", "ape", "asf", "asf_o", "ast", "au", "avi"],
  ...[
    "avr",
    "caf",
    "dsf",
    "dts",
    "dtshd",
    "dv",
    "flac",
    "flv",
    "live_flv",
    "gsm",
    "gxf",
    "iff",
    "ircam",
    "kvag",
    "loas",
  ],
  ...["matroska", "mov", "mp3", "mpc", "mpc8", "mpeg", "mpegts", "mxf", "nsv", "nut", "ogg", "oma", "qcp", "rm", "sbc"],
  ...["shn", "sln", "sox", "swf", "tak", "truehd", "tta", "voc", "vqf", "w64", "wav", "wsvqa", "wtv", "wv", "xwma"],
];
const safety = ["-protocol_whitelist", "file", "-format_whitelist", formats.join(",")];

/**
 * Decodes a file with ffmpeg as openai/whisper does (audio.py, load_audio): 16 kHz mono 16-bit, read as it is decoded.
 * Errors call it by `name`.
 * @throws SottoError `audio-unreadable` when ffmpeg finds no audio in it.
 */
export async function decodeWithFfmpeg(ffmpeg: string, file: string, name: string = file): Promise<DecodedFile> {
  const options = [
    "-nostdin",
    "-loglevel",
    "error",
    "-threads",
    "1",
    ...safety,
    "-i",
    `file:${file}`,
    "-vn",
    "-sn",
    "-dn",
  ];
  const child = spawn(ffmpeg, [...options, "-f", "s16le", "-ac", "1", "-acodec", "pcm_s16le", "-ar", "16000", "-"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = exitOf(child);
  const chunks = samplesOf(child.stdout);
  let isHung = false;
  const next = async (): Promise<Float32Array<ArrayBuffer> | null> => {
    const timer = setTimeout(() => {
      isHung = child.kill("SIGKILL");
    }, patience);
    const chunk = await chunks.next().finally(() => clearTimeout(timer));
    if (!chunk.done) return chunk.value;
    const { code, message } = await exit;
    if (isHung) throw unreadable(name, "hung");
    if (code !== 0) throw new SottoError("audio-unreadable", `${name} cannot be decoded by ffmpeg: ${message}.`);
    return null;
  };
  // The first chunk is decoded now, so that a file that cannot be decoded is refused when it is opened.
  let pending: Float32Array<ArrayBuffer> | null | undefined = await next();
  return {
    start: 0,
    seconds: undefined,
    tracks: [],
    track: 0,
    unread: () => [],
    async read() {
      const chunk = pending === undefined ? await next() : pending;
      pending = undefined;
      return chunk;
    },
    async close() {
      child.kill();
      // What nobody reads any more would hold up the end.
      child.stdout.destroy();
      await exit;
    },
  };
}

function exitOf(child: ChildProcess): Promise<{ code: number; message: string }> {
  let errors = "";
  child.stderr?.on("data", (data: Buffer) => {
    errors = (errors + data).slice(-2000);
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: -1, message: error.message }));
    child.on("close", (code) => resolve({ code: code ?? -1, message: lastLine(errors) }));
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.replace(/\.$/, "") ?? "no reason given";
}

/** Bytes of 16-bit samples to floats; a chunk may end within a sample. */
async function* samplesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Float32Array<ArrayBuffer>, void> {
  let rest = Buffer.alloc(0);
  for await (const data of stream) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, data]) : data;
    const count = bytes.length >> 1;
    rest = Buffer.from(bytes.subarray(count * 2));
    if (count > 0) yield Float32Array.from({ length: count }, (_, index) => bytes.readInt16LE(index * 2) / 32768);
  }
}
