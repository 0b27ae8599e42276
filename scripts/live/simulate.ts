import { CaptureBlocks } from "../../engine/audio/captureBlocks";
import { sampleRate } from "../../engine/audio/constants";
import { errorCode, type FeatureSpec, type LiveEvent, type LiveOptions, type Recogniser } from "../../engine/index";
import { LiveTeller } from "../../engine/speakers/liveTeller";
import type { DraftCounts, HearingEvent, Hypothesis, Listening } from "../../engine/stream/hearing";
import { StreamTranscriber } from "../../engine/stream/streamTranscriber";
import type { CapturedBlock, OpenedSpeakers } from "../../engine/stream/types";
import { openVad } from "../models/openVad";
import type { SimulatedClock } from "./simulatedClock";

/** An event and the second of the recording's clock at which it was told. */
export interface TimedEvent {
  readonly at: number;
  readonly event: LiveEvent;
}

export interface Simulation {
  /** Seconds of the recording, those in which somebody spoke, those that were computed, and of these to tell who speaks. */
  readonly seconds: number;
  readonly speech: number;
  readonly computed: number;
  readonly telling: number;
  readonly hypotheses: number;
  /** Of all hypotheses together. */
  readonly drafts: DraftCounts;
}

export interface SimulationControl {
  readonly clock: SimulatedClock;
  /** Tells who speaks, whenever nothing else is to be done; left out: nobody is told apart. */
  readonly speakers?: OpenedSpeakers | undefined;
  onEvent(timed: TimedEvent): void;
}

/** Blocks of a whole recording at 16 kHz, as a microphone would give them. */
export function* blocksOf(samples: Float32Array, features: FeatureSpec | undefined): Generator<CapturedBlock> {
  const capture = new CaptureBlocks({ features });
  yield* capture.push(samples, sampleRate);
  yield* capture.end();
}

/**
 * Plays blocks to the live transcript: each comes when the simulated clock has reached its end. What is computed takes the
 * time that it takes; where nothing is due the clock goes on to the next block at once.
 */
export async function simulate(
  model: Recogniser,
  blocks: Iterable<CapturedBlock>,
  options: LiveOptions,
  { clock, speakers, onEvent }: SimulationControl,
): Promise<Simulation> {
  const made: Hypothesis[] = [];
  const now = () => clock.now();
  const stream = new StreamTranscriber(timed(await model.listen(options), clock, made), options, { openVad, now });
  await stream.open();
  const teller = speakers && tellerOf(speakers, { seal: () => stream.seal(), now });
  const state = { heard: 0, told: 0, speech: 0, computed: 0, telling: 0 };
  const tell = (event: LiveEvent): void => {
    if (event.type === "live") {
      if (event.speaking) state.speech += event.heard - state.told;
      state.told = event.heard;
    }
    teller?.notice(event);
    onEvent({ at: now() / 1000, event });
  };
  const iterator = blocks[Symbol.iterator]();
  let next = clock.outside(() => iterator.next());
  /** Milliseconds at which the next block is there. */
  const arrival = () => (next.done ? Infinity : 1000 * (state.heard + next.value.samples.length / sampleRate));
  while (!next.done || !stream.isFinished || teller?.isWaiting) {
    const began = now();
    while (!next.done && arrival() <= began) {
      stream.push(next.value);
      teller?.push(next.value);
      state.heard += next.value.samples.length / sampleRate;
      next = clock.outside(() => iterator.next());
    }
    if (next.done) for (const one of [stream, teller]) one?.end();
    for (const event of stream.report()) tell(event);
    const isDue = (stream.due ?? Infinity) <= now();
    if (isDue) for await (const event of stream.work()) tell(event);
    else if (teller?.isWaiting) {
      const asked = now();
      for (const event of await clock.between(() => teller.work())) tell(event);
      state.telling += (now() - asked) / 1000;
    }
    for (const event of teller?.take() ?? []) tell(event);
    state.computed += (now() - began) / 1000;
    const due = stream.due ?? Infinity;
    if (due > now() && !teller?.isWaiting) clock.skipTo(Math.min(arrival(), due));
  }
  const { heard: seconds, speech, computed, telling } = state;
  return { seconds, speech, computed, telling, hypotheses: made.length, drafts: summed(made) };
}

/** The networks are there from the beginning on; whoever opened them frees them. */
function tellerOf({ networks }: OpenedSpeakers, { seal, now }: { seal(): boolean; now(): number }): LiveTeller {
  const openSpeakers = async () => ({ networks, dispose: () => {} });
  return new LiveTeller({ track: 0, seal }, { known: [] }, { openSpeakers, now, codeOf: errorCode });
}

function summed(made: readonly Hypothesis[]): DraftCounts {
  const sum = (of: keyof DraftCounts) => made.reduce((total, { drafts }) => total + (drafts?.[of] ?? 0), 0);
  return { passes: sum("passes"), drafted: sum("drafted"), accepted: sum("accepted") };
}

/** Tells the clock of every hypothesis, and keeps what it came to. */
function timed(listening: Listening, clock: SimulatedClock, made: Hypothesis[]): Listening {
  return {
    language: undefined,
    longest: listening.longest,
    openTrack: () => {
      const track = listening.openTrack();
      return {
        get frames() {
          return track.frames;
        },
        push: (block) => track.push(block),
        end: () => track.end(),
        dropBefore: (frame) => track.dropBefore(frame),
        async *hypothesise(stretch, signal): AsyncGenerator<HearingEvent, Hypothesis> {
          clock.hypothesis(stretch);
          const hypothesis = yield* track.hypothesise(stretch, signal);
          made.push({ ...hypothesis, words: [] });
          return hypothesis;
        },
        room: (words) => track.room(words),
        segmentOf: (words, source) => track.segmentOf(words, source),
      };
    },
  };
}
