import { expose, transfer } from "comlink";
import { decodeFile } from "../audio/decodeFile";
import type { AudioPort, Decoder } from "./audioPort";

const decoder: Decoder = {
  async open(file, name, from, port) {
    const audio = await decodeFile(file, name, from);
    const reader: AudioPort = {
      async read() {
        const chunk = await audio.read();
        return chunk && transfer(chunk, [chunk.buffer]);
      },
      async close() {
        await audio.close();
        port.close();
      },
    };
    expose(reader, port);
    return audio.seconds;
  },
};
expose(decoder);
