import {
  type LiveEvent,
  type OpenedSpeakers,
  type Segment,
  SottoError,
  type TranscribeOptions,
} from "../../../engine/index";
import { parseCommandLine, type Request } from "../args";
import type { CommandModel, Services } from "../commandServices";
import { disk } from "../disk";
import { folders } from "../folders";

export const segment: Segment = {
  seek: 0,
  start: 0,
  end: 3661.5,
  text: " Ask not.",
  tokens: [1],
  temperature: 0,
  avgLogprob: -0.2,
  compressionRatio: 1,
  noSpeechProb: 0,
};

/** A model that hears `segments` in every file, and what was written where. */
export function scene(segments: readonly Segment[] = [segment], isMultilingual = false) {
  const seen: { stdout: string; stderr: string; options: TranscribeOptions[]; closed: string[] } = {
    stdout: "",
    stderr: "",
    options: [],
    closed: [],
  };
  const model: CommandModel = {
    isMultilingual,
    lacksTimestamps: false,
    notes: [],
    description: "a model",
    openSpeakers: async () => ({ networks: {} as OpenedSpeakers["networks"], dispose: () => {} }),
    async *transcribe(_, options) {
      seen.options.push(options);
      yield { type: "segments", segments };
      yield { type: "progress", seconds: 11, totalSeconds: 11 };
      return { text: segments.map(({ text }) => text).join(""), language: options.language ?? "en", segments };
    },
    async *transcribeLive([track], options) {
      seen.options.push(options);
      let heard = 0;
      for await (const { samples } of track ?? []) heard += samples.length / 16000;
      yield { type: "tentative", track: 0, text: " Ask", start: 0 };
      for (const segment of segments) yield { type: "confirmed", track: 0, how: "new", segment };
      if (options.tellSpeakers) yield* tellSpeakers(segments);
      yield { type: "live", track: 0, heard, confirmed: heard, backlog: 0, delay: undefined, speaking: false };
      return { language: options.language ?? "en" };
    },
  };
  const services: Services = {
    stdout: { write: (text) => (seen.stdout += text) },
    stderr: { write: (text) => (seen.stderr += text) },
    disk,
    folders,
    stop: { asked: new AbortController().signal, urged: new AbortController().signal },
    now: () => 0,
    onStray: () => () => {},
    openModel: async (name) => {
      if (name === "none") throw new SottoError("model-unknown", "There is no such model.");
      return model;
    },
    openAudio: async (file) => {
      if (file.startsWith("bad")) throw new SottoError("audio-unreadable", `${file} is not audio.`);
      const audio = { start: 0, seconds: 11, tracks: [], track: 0, unread: () => [] };
      return { ...audio, read: async () => null, close: async () => void seen.closed.push(file) };
    },
    openSpeakers: async () => async () => ({
      turns: [
        { start: 0, end: 1, speaker: 0 },
        { start: 1, end: 11, speaker: 1 },
      ],
      voices: [1, 10].map((seconds) => ({ voice: new Float32Array(256), seconds })),
    }),
    openInput: async function* () {
      yield new Uint8Array(16000);
    },
  };
  return { seen, services };
}

/** The first half of them is one speaker's, the second another's, who turns out to be the first. */
function* tellSpeakers(segments: readonly Segment[]): Generator<LiveEvent> {
  const speakerOf = (i: number) => (2 * i < segments.length ? 0 : 1);
  const parts = segments.map((segment, i) => ({ segment, speaker: speakerOf(i) }));
  yield { type: "spoken", track: 0, parts, voices: [] };
  if (segments.length > 1) yield { type: "merged", track: 0, speaker: 1, into: 0 };
}

/** What a command line asks for. */
export function request(...args: string[]): Request {
  const command = parseCommandLine(args);
  if (command.name !== "run") throw new Error("expected a run");
  return command;
}
