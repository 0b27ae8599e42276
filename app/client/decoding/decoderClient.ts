import { type Remote, transfer, wrap } from "comlink";
import type { PortAudio } from "../../../engine/index";
import type { Decoder } from "./audioPort";

/** Opens a file for pulling from `from` seconds on; throws `audio-unreadable`. */
export type OpenAudio = (file: Blob, name: string, from: number) => Promise<PortAudio>;

let decoder: Remote<Decoder> | undefined;

/** Opens a file in the decoder's worker, which starts with the first file: decoding never holds up the page. */
export const openAudio: OpenAudio = async (file, name, from) => {
  decoder ??= wrap<Decoder>(new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" }));
  const { port1, port2 } = new MessageChannel();
  const span = await decoder.open(file, name, from, transfer(port1, [port1]));
  return { port: port2, ...span };
};
