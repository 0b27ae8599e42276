import { expose } from "comlink";
import { SottoError } from "../../../engine/index";
import { reportRequests } from "../requests";
import { type Decoder, serveAudio } from "./audioPort";
import { type DecodedFile, decodeBytes } from "./decodeFile";
import { fileBytes } from "./fileBytes";
import sound from "./sound.wasm?url";

reportRequests();

let compiled: Promise<WebAssembly.Module> | undefined;

/** FFmpeg's demuxers and decoders, fetched with the first file; one that did not come is asked for again. */
async function soundModule(): Promise<WebAssembly.Module> {
  try {
    compiled ??= fetch(sound)
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes));
    return await compiled;
  } catch (cause) {
    compiled = undefined;
    throw new SottoError("download-failed", "The decoder of sound files could not be loaded.", { cause });
  }
}

/** What the last files have to say of what could not be read. */
const opened = new Map<number, DecodedFile["unread"]>();
const remembered = 8;
let files = 0;

const decoder: Decoder = {
  async open(file, { name, from, track }, port) {
    const wanted = track === undefined ? undefined : String(track + 1);
    const audio = await decodeBytes(await soundModule(), fileBytes(file, name), { from, track: wanted });
    const id = files++;
    opened.set(id, audio.unread);
    opened.delete(id - remembered);
    return { ...serveAudio(port, audio), tracks: audio.tracks, track: audio.track, id };
  },
  unread: async (id) => opened.get(id)?.() ?? [],
  ping: async () => {},
};
expose(decoder);
