import { expose } from "comlink";
import { SottoError } from "../../../engine/index";
import { fetchOwn } from "../fetchOwn";
import { keepToOwnOrigin } from "../ownOrigin";
import { reportRequests } from "../requests";
import { decodeBytes } from "./decodeFile";
import { decoderBy } from "./decoder";
import { fileBytes } from "./fileBytes";
import sound from "./sound.wasm?url";

keepToOwnOrigin();
reportRequests();

let compiled: Promise<WebAssembly.Module> | undefined;

/** FFmpeg's demuxers and decoders, fetched with the first file; one that did not come is asked for again. */
async function soundModule(): Promise<WebAssembly.Module> {
  try {
    compiled ??= fetchOwn(sound)
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes));
    return await compiled;
  } catch (cause) {
    compiled = undefined;
    throw new SottoError("download-failed", "The decoder of sound files could not be loaded.", { cause });
  }
}

expose(
  decoderBy<Blob>(async (file, name, options) => decodeBytes(await soundModule(), fileBytes(file, name), options)),
);
