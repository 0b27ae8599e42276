import { describe, expect, test } from "vitest";
import { scriptedVad, speechAfterSilence } from "../testing/scriptedVad";
import { stepSamples } from "./sileroVad";
import { stepByStep } from "./speechDetector";
import { SpeechTrace } from "./speechTrace";

/** Samples of so many seconds, in whole steps. */
const samples = (seconds: number) => Math.round((16000 * seconds) / stepSamples) * stepSamples;
/** What counts as speech around it. */
const around = 0.4 * 16000;

async function traceOf(probabilities: readonly number[], until = probabilities.length): Promise<SpeechTrace> {
  const trace = new SpeechTrace(stepByStep(scriptedVad(probabilities)));
  await trace.push(new Float32Array(until * stepSamples));
  if (until === probabilities.length) await trace.end();
  return trace;
}

// Speech from 3.2 s to 6.4, a click at 16 s, speech from 19.2 s to 22.4.
const click = [0.9, 0.9, 0.9];
const script = [...speechAfterSilence(3.2, 3.2, 9.6), ...click, ...speechAfterSilence(3.104, 3.2, 3.2)];

describe("where speech may be", () => {
  test("is in regions of speech and a little around them, and not in a click", async () => {
    const trace = await traceOf(script);
    expect(trace.mayHoldSpeech(0, samples(3.2) - around)).toBe(false);
    expect(trace.mayHoldSpeech(0, samples(3.2) - around + 1)).toBe(true);
    expect(trace.mayHoldSpeech(samples(6.4) + around, samples(19.2) - around)).toBe(false);
    trace.dropBefore(samples(6.4) + 100);
    expect(trace.mayHoldSpeech(samples(6.4) + 100, samples(16))).toBe(true);
  });

  test("is in all that was not heard yet, and in speech that goes on", async () => {
    const trace = await traceOf(script, 130);
    expect(trace.mayHoldSpeech(0, samples(2.7))).toBe(false);
    expect(trace.mayHoldSpeech(samples(3.2), samples(3.3))).toBe(true);
    expect(trace.mayHoldSpeech(samples(20), samples(30))).toBe(true);
  });
});

test("a voice may be wherever it is heard faintly, a click too, and in what was not heard yet", async () => {
  const faint = [...speechAfterSilence(3.2), 0.2, 0.19, ...speechAfterSilence(3.2), 0.9, ...speechAfterSilence(3.2)];
  const trace = await traceOf(faint, 200);
  expect(trace.mayHoldVoice(0, samples(3.2))).toBe(false);
  expect(trace.mayHoldVoice(0, samples(3.2) + 1)).toBe(true);
  expect(trace.mayHoldVoice(samples(3.2) + stepSamples, samples(6.2))).toBe(false);
  expect(trace.mayHoldVoice(samples(6.2), 200 * stepSamples)).toBe(false);
  expect(trace.mayHoldVoice(samples(6.2), 200 * stepSamples + 1)).toBe(true);
  expect((await traceOf(faint)).mayHoldVoice(samples(6.4), samples(7))).toBe(true);
});

describe("speech from a sample on", () => {
  test("is the first of at least so many seconds", async () => {
    const trace = await traceOf(script);
    expect(trace.speechFrom(0, 1)).toBe(samples(3.2) - around);
    expect(trace.speechFrom(samples(6), 0.3)).toBe(samples(6));
    expect(trace.speechFrom(samples(6), 1)).toBe(samples(19.2) - around);
    expect(trace.speechFrom(samples(23), 0.1)).toBeUndefined();
  });

  test("is not known before it has ended, and stays where it is when what lies before is forgotten", async () => {
    expect((await traceOf(script, 150)).speechFrom(0, 1)).toBeUndefined();
    const trace = await traceOf(script);
    trace.dropBefore(samples(10));
    expect(trace.speechFrom(0, 1)).toBe(samples(19.2) - around);
  });
});
