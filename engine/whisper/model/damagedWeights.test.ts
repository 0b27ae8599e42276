import { describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { tuningFor } from "../../../kernels/runtime/variants";
import { openTestBackend } from "../../../kernels/testing/backends";
import { seededNumbers } from "../../../kernels/testing/data";
import { countingBackend } from "../../testing/countingBackend";
import { randomModel } from "../../testing/randomModel";
import type { TokenRules } from "./types";
import { createWhisper } from "./whisper";

const rules: TokenRules = {
  eot: 2200,
  suppress: [],
  suppressAtBegin: [],
  timestamps: undefined,
  noSpeech: 2201,
  sotIndex: 0,
};

/** The random model with one number of one tensor changed. */
function damagedModel(tensor: string, value: number) {
  const model = randomModel();
  const { data } = model.tensors.get(tensor)!;
  new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4)[5] = value;
  return model;
}

describe.each(Object.keys(openTestBackend))("weights that are no numbers on %s", (name) => {
  test.each([
    ["encoder.blocks.0.mlp.0.weight", Number.NaN],
    ["encoder.conv1.weight", Number.POSITIVE_INFINITY],
    ["decoder.blocks.1.cross_attn.value.weight", Number.NaN],
    ["decoder.blocks.0.attn.out.weight", Number.NEGATIVE_INFINITY],
  ])("%s with %d is `model-corrupt`, decoding and searching", async (tensor, value) => {
    const backend = await (openTestBackend[name] as () => Promise<Backend>)();
    const whisper = await createWhisper(backend, damagedModel(tensor, value));
    await whisper.prepare({ windows: 1, sequences: 3 });
    const { nAudioCtx, nMels } = whisper.dims;
    const features = whisper.encode([seededNumbers(1, 2 * nAudioCtx * nMels)]);
    const corrupt = { name: "model-corrupt", message: "The model's logits are no numbers: its weights are damaged." };
    const [prompt, options] = [[2202, 7], { maxTokens: 4 }];
    await expect(whisper.startDecoding(features, 1).generate([prompt], rules, options)).rejects.toMatchObject(corrupt);
    const searched = whisper.startDecoding(features, 3).search(prompt, rules, { ...options, enough: 3 });
    await expect(searched).rejects.toMatchObject(corrupt);
    whisper.dispose();
    expect(backend.memory).toBe(0);
  });

  test.each(["encoder.conv1.bias", "decoder.ln.bias", "decoder.positional_embedding"])(
    "%s with a number that is none is refused before the device has it",
    async (tensor) => {
      const backend = await (openTestBackend[name] as () => Promise<Backend>)();
      const message = `A number of ${tensor} is infinite or no number; the model's file is damaged.`;
      const loading = createWhisper(backend, damagedModel(tensor, Number.NaN));
      await expect(loading).rejects.toMatchObject({ name: "model-corrupt", message });
    },
  );
});

test("looking costs a dispatch in a prompt and none in a step", async () => {
  const backend = countingBackend(
    tuningFor({ software: false, subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384, matrices: false }),
  );
  const whisper = await createWhisper(backend, randomModel());
  await whisper.startDecoding({ windows: 1 }, 1).generate([[2202]], rules, { maxTokens: 3 });
  const looks = backend.submitted.map(({ kernels }) => kernels.filter((kernel) => kernel === "check_finite").length);
  expect(looks).toEqual([1, 0, 0]);
});
