import fc from "fast-check";
import { expect, test } from "vitest";
import { scriptedVad, secondsOf, speechAfterSilence } from "../testing/scriptedVad";
import { SpeechGate, type Utterance } from "./speechGate";

const samples = (seconds: number) => Math.round(seconds * 16000);

/** Everything that a gate finds in audio of these silences and sounds, pushed in pieces of this length. */
function utterances(script: readonly number[], piece = 1600): readonly Utterance[] {
  const gate = new SpeechGate(scriptedVad(script));
  const found: Utterance[] = [];
  for (let left = samples(secondsOf(script)); left > 0; left -= piece) {
    gate.push(new Float32Array(Math.min(piece, left)));
    found.push(...gate.takeEnded());
  }
  gate.end();
  return [...found, ...gate.takeEnded()];
}

test("speech is padded, lasts over short pauses and ends with a long one", () => {
  const found = utterances(speechAfterSilence(2, 1, 0.3, 1, 1, 1));
  expect(found).toHaveLength(2);
  expect(found[0]!.start / 16000).toBeCloseTo(2 - 0.3, 1);
  expect(found[0]!.spokenEnd / 16000).toBeCloseTo(4.3, 1);
  expect(found[0]!.end / 16000).toBeCloseTo(4.3 + 0.3, 1);
  expect(found[1]!.start / 16000).toBeCloseTo(5.3 - 0.3, 1);
  expect(found[1]!.end / 16000).toBeCloseTo(6.3, 1);
});

test("short sounds are no speech, and silence is none", () => {
  expect(utterances(speechAfterSilence(1, 0.1, 1, 0.2, 1))).toEqual([]);
  expect(utterances(speechAfterSilence(1, 0.2, 0.3, 0.2, 0.3, 0.2, 1))).toEqual([]);
  expect(utterances(speechAfterSilence(5))).toEqual([]);
  expect(utterances([])).toEqual([]);
});

test("a short sound beside longer speech belongs to it", () => {
  const [found, ...others] = utterances(speechAfterSilence(1, 0.1, 0.3, 1, 1));
  expect(others).toEqual([]);
  expect(found!.spokenStart / 16000).toBeCloseTo(1, 1);
  expect(found!.spokenEnd / 16000).toBeCloseTo(2.4, 1);
});

test("the utterance that goes on is there once it is long enough, and says where the last sound ended", () => {
  const gate = new SpeechGate(scriptedVad(speechAfterSilence(1, 2, 0.4)));
  gate.push(new Float32Array(samples(1.1)));
  expect(gate.current).toBeUndefined();
  expect(gate.settled / 16000).toBeCloseTo(0.7, 1);
  gate.push(new Float32Array(samples(1)));
  expect(gate.current!.spokenEnd).toBe(gate.current!.end);
  gate.push(new Float32Array(samples(1.2)));
  expect(gate.current!.start / 16000).toBeCloseTo(0.7, 1);
  expect(gate.current!.spokenEnd / 16000).toBeCloseTo(3, 1);
  expect(gate.current!.end / 16000).toBeCloseTo(3.3, 1);
  expect(gate.takeEnded()).toEqual([]);
});

test("pieces of any length give the same utterances, in order and apart", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 9000 }), (steps, piece) => {
      const script = speechAfterSilence(...steps.map((count) => 0.032 * count));
      const found = utterances(script, piece);
      expect(found).toEqual(utterances(script));
      let last = 0;
      for (const { start, end, spokenEnd } of found) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(spokenEnd).toBeLessThanOrEqual(end);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
    }),
    { numRuns: 50 },
  );
});
