import {
  ADTS,
  type AudioSample,
  AudioSampleSink,
  FLAC,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from "mediabunny";
import {
  type AudioSource,
  createResampler,
  downmix,
  ffmpegFilter,
  SottoError,
  sampleRate,
  toSixteenBits,
} from "../../../engine/index";
import { type FileBytes, fileSource } from "./fileSource";
import { trackSpan } from "./trackSpan";

/** Every container that mediabunny reads but HLS, whose playlists name other files to load. */
const formats = [WAVE, FLAC, MP3, OGG, MP4, QTFF, MATROSKA, WEBM, ADTS, MPEG_TS];

type Chunks = AsyncGenerator<Float32Array<ArrayBuffer>, void>;
type Chunk = IteratorResult<Float32Array<ArrayBuffer>, void>;

/** A decoded file; `close` frees the decoder when the audio was not read to its end. */
export interface DecodedFile extends AudioSource {
  close(): Promise<void>;
}

/** Decodes a file that the user chose, from `from` seconds on; see `decodeBytes`. */
export function decodeFile(file: Blob, name: string, from = 0): Promise<DecodedFile> {
  const bytes: FileBytes = {
    name,
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    close: async () => {},
  };
  return decodeBytes(bytes, from);
}

/**
 * Decodes the primary audio track of a file to 16 kHz mono, chunk by chunk as it is read, from `from` seconds on; the
 * format is found by content, not by name. 16 kHz mono comes through bit by bit (16-bit samples / 32768).
 * @throws SottoError `audio-unreadable`, here or from `read`, in a sentence that begins with the file's name.
 */
export async function decodeBytes(file: FileBytes, from = 0): Promise<DecodedFile> {
  const { name } = file;
  const input = new Input({ source: await fileSource(file), formats });
  try {
    const track = await findTrack(input, name);
    const { start, end, seconds } = await trackSpan(input, track, file);
    const chunks = decodeTrack(track, start + from, end);
    // The first chunk is decoded now, so that a file that cannot be decoded is refused when it is opened.
    const first = await chunks.next();
    return streamed(name, input, chunks, first, { start: from, seconds: Math.max(0, seconds - from) });
  } catch (error) {
    input.dispose();
    throw unreadable(name, error);
  }
}

async function findTrack(input: Input, name: string): Promise<InputAudioTrack> {
  if (!(await input.canRead()))
    throw new SottoError("audio-unreadable", `${name} is not audio in a format known here.`);
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new SottoError("audio-unreadable", `${name} has no audio track.`);
  if (!(await track.canDecode())) {
    const codec = (await track.getCodec()) ?? (await track.getInternalCodecId()) ?? "unknown";
    throw new SottoError("audio-unreadable", `${name} holds audio (${codec}) that cannot be decoded here.`);
  }
  return track;
}

/** Yields what lies from `start` to `end` seconds as 16 kHz mono chunks of what openai/whisper would hear; a track may change its sample rate on the way (HE-AAC does). */
async function* decodeTrack(track: InputAudioTrack, start: number, end: number): Chunks {
  let rate = sampleRate;
  let resampler = createResampler(rate, ffmpegFilter);
  for await (const sample of new AudioSampleSink(track).samples(start > 0 ? start : undefined)) {
    if (sample.sampleRate !== rate) {
      yield toSixteenBits(resampler.flush());
      rate = sample.sampleRate;
      resampler = createResampler(rate, ffmpegFilter);
    }
    const mono = downmix(planesOf(sample, start, end));
    sample.close();
    if (mono.length > 0) yield toSixteenBits(resampler.push(mono));
  }
  yield toSixteenBits(resampler.flush());
}

/** Channels of a sample without what lies outside (an encoder's delay has negative timestamps). */
function planesOf(sample: AudioSample, start: number, end: number): Float32Array<ArrayBuffer>[] {
  const frameAt = (seconds: number) =>
    Math.min(sample.numberOfFrames, Math.max(0, Math.round((seconds - sample.timestamp) * sample.sampleRate)));
  const frameOffset = frameAt(start);
  const frameCount = Math.max(0, frameAt(end) - frameOffset);
  return Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(frameCount);
    if (frameCount > 0) sample.copyTo(plane, { planeIndex, format: "f32-planar", frameOffset, frameCount });
    return plane;
  });
}

function streamed(
  name: string,
  input: Input,
  chunks: Chunks,
  first: Chunk,
  span: Pick<AudioSource, "start" | "seconds">,
): DecodedFile {
  let pending: Chunk | undefined = first;
  return {
    ...span,
    async read() {
      try {
        for (;;) {
          const chunk = pending ?? (await chunks.next());
          pending = undefined;
          if (chunk.done) {
            input.dispose();
            return null;
          }
          if (chunk.value.length > 0) return chunk.value;
        }
      } catch (error) {
        input.dispose();
        throw unreadable(name, error);
      }
    },
    async close() {
      await chunks.return();
      input.dispose();
    },
  };
}

function unreadable(name: string, cause: unknown): SottoError {
  if (cause instanceof SottoError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SottoError("audio-unreadable", `${name} cannot be decoded: ${reason}`, { cause });
}
