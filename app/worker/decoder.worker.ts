import { expose } from "comlink";
import { decodeFile } from "../audio/decodeFile";
import { type Decoder, serveAudio } from "./audioPort";
import { reportRequests } from "./requests";

reportRequests();

const decoder: Decoder = {
  async open(file, name, from, port) {
    const audio = await decodeFile(file, name, from);
    serveAudio(port, audio);
    return audio.seconds;
  },
};
expose(decoder);
