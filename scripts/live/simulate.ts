import { CaptureBlocks } from "../../engine/audio/captureBlocks";
import { sampleRate } from "../../engine/audio/constants";
import type { FeatureSpec, LiveEvent, LiveOptions, Recogniser } from "../../engine/index";
import type { DraftCounts, HearingEvent, Hypothesis, Listening } from "../../engine/stream/hearing";
import { StreamTranscriber } from "../../engine/stream/streamTranscriber";
import type { CapturedBlock } from "../../engine/stream/types";
import { openVad } from "../models/openVad";
import { type Cost, fixedClock, measuredClock, type SimulatedClock } from "./simulatedClock";

/** An event and the second of the recording's clock at which it was told. */
export interface TimedEvent {
  readonly at: number;
  readonly event: LiveEvent;
}

export interface Simulation {
  /** Seconds of the recording, those in which somebody spoke, and those that were computed. */
  readonly seconds: number;
  readonly speech: number;
  readonly computed: number;
  readonly hypotheses: number;
  /** Of all hypotheses together. */
  readonly drafts: DraftCounts;
}

export interface SimulationControl {
  /** Undefined: what it takes here. */
  readonly cost: Cost | undefined;
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
  { cost, onEvent }: SimulationControl,
): Promise<Simulation> {
  const clock = cost === undefined ? measuredClock() : fixedClock(cost);
  const made: Hypothesis[] = [];
  const stream = new StreamTranscriber(timed(await model.listen(options), clock, made), options, {
    openVad,
    now: () => clock.now(),
  });
  await stream.open();
  const state = { heard: 0, told: 0, speech: 0, computed: 0 };
  const tell = (event: LiveEvent): void => {
    if (event.type === "live") {
      if (event.speaking) state.speech += event.heard - state.told;
      state.told = event.heard;
    }
    onEvent({ at: clock.now() / 1000, event });
  };
  const iterator = blocks[Symbol.iterator]();
  let next = clock.outside(() => iterator.next());
  /** Milliseconds at which the next block is there. */
  const arrival = () => (next.done ? Infinity : 1000 * (state.heard + next.value.samples.length / sampleRate));
  while (!next.done || !stream.isFinished) {
    const began = clock.now();
    while (!next.done && arrival() <= began) {
      stream.push(next.value);
      state.heard += next.value.samples.length / sampleRate;
      next = clock.outside(() => iterator.next());
    }
    if (next.done) stream.end();
    for (const event of stream.report()) tell(event);
    if ((stream.due ?? Infinity) <= clock.now()) for await (const event of stream.work()) tell(event);
    state.computed += (clock.now() - began) / 1000;
    const due = stream.due ?? Infinity;
    if (due > clock.now()) clock.skipTo(Math.min(arrival(), due));
  }
  const { heard: seconds, speech, computed } = state;
  return { seconds, speech, computed, hypotheses: made.length, drafts: summed(made) };
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
          clock.hypothesis(stretch.kind);
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
