import { expose } from "comlink";
import { reportRequests } from "../requests";
import { type Decoder, serveAudio } from "./audioPort";
import { decodeFile } from "./decodeFile";

reportRequests();

const decoder: Decoder = {
  async open(file, name, from, port) {
    const audio = await decodeFile(file, name, from);
    serveAudio(port, audio);
    return audio.seconds;
  },
};
expose(decoder);
