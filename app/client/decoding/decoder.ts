import { type Decoder, type OpenRequest, serveAudio } from "./audioPort";
import type { DecodedFile, SoundOptions } from "./decodeFile";
import { Peaks } from "./peaks";

/** So many files are remembered for what they have to say of what could not be read. */
const remembered = 8;

/** What the decoder's thread offers, by a way to decode files. */
export function decoderBy<Source>(
  decode: (file: Source, name: string, options: SoundOptions) => Promise<DecodedFile>,
): Decoder<Source> {
  const opened = new Map<number, DecodedFile["unread"]>();
  const peaks = new Map<number, Peaks>();
  let files = 0;
  return {
    async open(file: Source, { name, from, track }: OpenRequest, port: MessagePort) {
      const audio = await decode(file, name, { from, track });
      const id = files++;
      opened.set(id, audio.unread);
      opened.delete(id - remembered);
      peaks.delete(id - remembered);
      const gathered = new Peaks();
      peaks.set(id, gathered);
      const listened = {
        ...audio,
        async read() {
          const samples = await audio.read();
          if (samples) gathered.add(samples);
          return samples;
        },
      };
      return { ...serveAudio(port, listened), tracks: audio.tracks, track: audio.track, id };
    },
    async look(file, { name, track }) {
      const audio = await decode(file, name, { track });
      await audio.close();
      return { seconds: audio.seconds };
    },
    unread: async (id) => opened.get(id)?.() ?? [],
    peaks: async (id) => peaks.get(id)?.bytes() ?? new Uint8Array(),
    ping: async () => {},
  };
}
