import { expose } from "comlink";
import { reportRequests } from "../requests";
import { type Decoder, serveAudio } from "./audioPort";
import { decodeFile } from "./decodeFile";

reportRequests();

const decoder: Decoder = {
  async open(file, name, from, port) {
    return serveAudio(port, await decodeFile(file, name, from));
  },
};
expose(decoder);
