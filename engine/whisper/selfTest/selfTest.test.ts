import { expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { variants } from "../../../kernels/runtime/variants";
import { openTestBackend } from "../../../kernels/testing/backends";
import expected from "./expected.json";
import { runSmallModel, selfTest } from "./selfTest";
import { smallModel } from "./smallModel";

test("encodes more rows than are multiplied one by one, so that tiles of quantised weights are tried too", () => {
  const oneByOne = Object.values(variants.matvec).map(({ atMost }) => atMost);
  expect(smallModel().dims.nAudioCtx).toBeGreaterThan(Math.max(...oneByOne));
});

test.each(Object.keys(openTestBackend))(
  "%s computes what openai/whisper computes, passes, and is left empty",
  async (name) => {
    const backend = await (openTestBackend[name] as () => Promise<Backend>)();
    const [within, digits] = backend.info.arithmetic === "i16" ? [1e-3, 3] : [2e-5, 4];
    const { logits, generated } = await runSmallModel(backend);
    const scale = Math.max(...expected.logits.map(Math.abs));
    for (const [i, logit] of expected.logits.entries())
      expect(Math.abs((logits[i] ?? 0) - logit)).toBeLessThan(within * scale);
    expect(generated.tokens).toEqual(expected.generated.tokens);
    expect(generated.sumLogprob).toBeCloseTo(-16.23783, digits);
    expect(generated.noSpeechProb).toBeCloseTo(expected.generated.noSpeechProb, digits + 2);
    await expect(selfTest(backend)).resolves.toBeUndefined();
    expect(backend.memory).toBe(0);
  },
);

test("a device that computes wrong numbers is refused with how far off it is", async () => {
  const backend = await (openTestBackend.webgpu as () => Promise<Backend>)();
  const wrong = (backend: Backend): Backend =>
    Object.assign(Object.create(backend) as Backend, {
      scope: () => wrong(backend.scope()),
      write: (...[tensor, data, offset]: Parameters<Backend["write"]>) =>
        backend.write(tensor, data instanceof Float32Array ? data.map((value) => value * 1.05) : data, offset),
      // Inherited methods must see the real back end's private fields.
      ...Object.fromEntries(
        (["tensor", "weight", "readFloats", "readWords", "record", "submit", "dispose"] as const).map((name) => [
          name,
          (backend[name] as (...args: unknown[]) => unknown).bind(backend),
        ]),
      ),
    });
  await expect(selfTest(wrong(backend))).rejects.toMatchObject({
    name: "device-unavailable",
    message: expect.stringMatching(/computes wrong numbers: off by 0\.\d+ in f32, at most 0\.002 was expected/),
  });
});
