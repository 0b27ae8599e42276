import { describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { seededNumbers } from "../../../kernels/testing/data";
import { randomDims, randomModel, randomRules as rules, widerDims } from "../../testing/randomModel";
import type { WhisperFile } from "../files/whisperFile";
import type { Draft, Generated, Whisper } from "../model/types";
import { createDrafter, createWhisper, haveSameEncoder } from "../model/whisper";
import { DraftModel } from "./draftModel";

const task = { initialTokens: [1001, 7], rules, maxTokens: 30 };
const windows = [1, 2, 3].map((seed) => seededNumbers(seed, 2 * randomDims.nAudioCtx * randomDims.nMels));
const main = randomModel(widerDims);

/** A model whose decoder says other things than that of `of`, with the same encoder or, where tensors have other sizes, its own. */
const small = randomModel({ ...randomDims, nTextLayer: 1 });

/** The same but for its last LayerNorm: most of what it says is the same, not all. */
function nearly(of: WhisperFile): WhisperFile {
  const name = "decoder.ln.weight";
  const tensor = of.tensors.get(name);
  if (!tensor) throw new Error(`no ${name}`);
  const values = new Float32Array(tensor.data.slice().buffer).map((value, i) => value * (i % 3 === 0 ? 0.4 : 1));
  return { ...of, tensors: new Map(of.tensors).set(name, { ...tensor, data: new Uint8Array(values.buffer) }) };
}

/** Decodes windows alone and with drafts; returns both, and the passes that were asked of the drafts. */
async function compare(backend: Backend, draftFile: WhisperFile) {
  const whisper = await createWhisper(backend, main);
  const drafter = (await haveSameEncoder(draftFile, main))
    ? await createDrafter(backend, draftFile, whisper)
    : await createWhisper(backend, draftFile);
  const drafts = new DraftModel(drafter, "always");
  let passes = 0;
  const decode = (mel: Float32Array<ArrayBuffer>, isAhead: boolean): Promise<Generated> => {
    const run = async (draft?: Draft) => {
      const counted: Draft | undefined =
        draft &&
        ((tokens) => {
          passes++;
          return draft(tokens);
        });
      // What writes ahead may have used the device meanwhile.
      const inference = whisper.startDecoding({ windows: 1 }, 1);
      const [found] = await inference.generate([task.initialTokens], rules, { maxTokens: 30, draft: counted });
      return found as Generated;
    };
    whisper.encode([mel]);
    return isAhead ? drafts.decode({ mel, task }, run) : run();
  };
  const alone: Generated[] = [];
  const ahead: Generated[] = [];
  for (const mel of windows) {
    alone.push(await decode(mel, false));
    ahead.push(await decode(mel, true));
  }
  const { right } = drafts;
  drafter.dispose();
  whisper.dispose();
  return { alone, ahead, passes, right };
}

describe.each(Object.keys(openTestBackend))("a model that writes ahead of another on %s", (name) => {
  const open = () => (openTestBackend[name] as () => Promise<Backend>)();

  test("changes nothing of what that one says, to the last bit, be it right, half right or wrong", async () => {
    const backend = await open();
    const [right, half, wrong] = [
      await compare(backend, main),
      await compare(backend, nearly(main)),
      await compare(backend, small),
    ];
    for (const { alone, ahead } of [right, half, wrong]) expect(ahead).toEqual(alone);
    const tokens = right.alone.reduce((sum, { tokens }) => sum + tokens.length, 0);
    expect(tokens).toBeGreaterThan(30);
    expect(right.passes).toBeLessThan(tokens / 3);
    expect(right.passes).toBeLessThan(half.passes);
    expect(half.passes).toBeLessThan(wrong.passes);
    expect(right.right).toBeGreaterThan(half.right);
    expect(backend.memory).toBe(0);
  });

  test("takes no encoder of its own where its weights are the other's", async () => {
    const backend = await open();
    const whisper = await createWhisper(backend, main);
    const before = backend.memory;
    const own = await createWhisper(backend, nearly(main));
    const ofItsOwn = backend.memory - before;
    own.dispose();
    expect(await haveSameEncoder(nearly(main), main)).toBe(true);
    expect(await haveSameEncoder(small, main)).toBe(false);
    const drafter = await createDrafter(backend, nearly(main), whisper);
    expect(backend.memory - before).toBeLessThan(ofItsOwn);
    drafter.dispose();
    whisper.dispose();
    expect(backend.memory).toBe(0);
  });
});

/** A whisper that writes so many tokens in so much time. */
function timed(clock: { now: number }, milliseconds: number): Whisper {
  const generate = async () => {
    clock.now += milliseconds;
    return [{ tokens: Array.from({ length: 20 }, (_, i) => i), sumLogprob: 0, noSpeechProb: 0 }];
  };
  return { encode: () => ({ windows: 1 }), startDecoding: () => ({ generate }) } as unknown as Whisper;
}

/** Which of ten windows a drafter that takes so long writes ahead, where checking saves half of 100 ms. */
async function chosen(milliseconds: number): Promise<string> {
  const clock = { now: 0 };
  const drafts = new DraftModel(timed(clock, milliseconds), "if-faster", () => clock.now);
  let said = "";
  for (let window = 0; window < 10; window++) {
    await drafts.decode({ mel: new Float32Array(0), task }, async (draft) => {
      clock.now += draft ? 50 : 100;
      said += draft ? "d" : "-";
      return { tokens: Array.from({ length: 20 }, (_, i) => i), sumLogprob: 0, noSpeechProb: 0 };
    });
  }
  return said;
}

test("a few windows show whether drafts are worth their time", async () => {
  expect(await chosen(20)).toBe("-d-ddddddd");
  expect(await chosen(80)).toBe("-d-d------");
});
