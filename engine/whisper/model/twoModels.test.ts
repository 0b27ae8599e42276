import { describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { seededNumbers } from "../../../kernels/testing/data";
import { randomModel, randomRules, widerDims } from "../../testing/randomModel";
import { smallModel } from "../selfTest/smallModel";
import type { Whisper } from "./types";
import { createWhisper } from "./whisper";

/** What a model says of a seeded window, and how sure it is. */
async function transcribe(whisper: Whisper, seed: number) {
  const { nAudioCtx, nMels } = whisper.dims;
  const features = whisper.encode([seededNumbers(seed, 2 * nAudioCtx * nMels)]);
  const [generated] = await whisper.startDecoding(features, 1).generate([[1001, 7]], randomRules, { maxTokens: 12 });
  return generated;
}

const wider = randomModel(widerDims);

describe.each(Object.keys(openTestBackend))("models on %s", (name) => {
  const open = () => (openTestBackend[name] as () => Promise<Backend>)();

  test("two that are loaded together say what each says alone, and what the other leaves does not touch one", async () => {
    const backend = await open();
    const said = async (model: Parameters<typeof createWhisper>[1], seed: number) => {
      const whisper = await createWhisper(backend, model);
      const generated = await transcribe(whisper, seed);
      whisper.dispose();
      return generated;
    };
    const alone = [await said(smallModel(), 1), await said(wider, 2)];
    expect(alone[0]?.tokens.length).toBeGreaterThan(1);
    expect(backend.memory).toBe(0);

    const draft = await createWhisper(backend, smallModel());
    const main = await createWhisper(backend, wider);
    expect([await transcribe(draft, 1), await transcribe(main, 2)]).toEqual(alone);
    expect([await transcribe(draft, 1), await transcribe(main, 2)]).toEqual(alone);
    draft.dispose();
    expect(await transcribe(main, 2)).toEqual(alone[1]);
    const again = await createWhisper(backend, smallModel());
    expect([await transcribe(again, 1), await transcribe(main, 2)]).toEqual(alone);
    main.dispose();
    expect(await transcribe(again, 1)).toEqual(alone[0]);
    again.dispose();
    expect(backend.memory).toBe(0);
  });

  test("loading and freeing one fifty times beside another leaves memory where it was", async () => {
    const backend = await open();
    const main = await createWhisper(backend, wider);
    const wanted = await transcribe(main, 2);
    const before = backend.memory;
    const [model, held] = [smallModel(), new Set<number>()];
    for (let i = 0; i < 50; i++) {
      const draft = await createWhisper(backend, model);
      held.add(backend.memory);
      draft.dispose();
      held.add(backend.memory);
    }
    expect(held.size).toBe(2);
    expect(Math.min(...held)).toBe(before);
    expect(await transcribe(main, 2)).toEqual(wanted);
    main.dispose();
    expect(backend.memory).toBe(0);
  });
});
