import { type Decoder, type OpenRequest, serveAudio } from "./audioPort";
import type { DecodedFile, SoundOptions } from "./decodeFile";

/** So many files are remembered for what they have to say of what could not be read. */
const remembered = 8;

/** What the decoder's thread offers, by a way to decode files. */
export function decoderBy<Source>(
  decode: (file: Source, name: string, options: SoundOptions) => Promise<DecodedFile>,
): Decoder<Source> {
  const opened = new Map<number, DecodedFile["unread"]>();
  let files = 0;
  return {
    async open(file: Source, { name, from, track }: OpenRequest, port: MessagePort) {
      const audio = await decode(file, name, { from, track });
      const id = files++;
      opened.set(id, audio.unread);
      opened.delete(id - remembered);
      return { ...serveAudio(port, audio), tracks: audio.tracks, track: audio.track, id };
    },
    unread: async (id) => opened.get(id)?.() ?? [],
    ping: async () => {},
  };
}
