import { expect, test } from "vitest";
import { packSpeechFeatures, type SpeechTables, speech, speechTables } from "../shared/speech";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { seededSpeechWeights } from "../testing/speech";
import { speechFeaturesReference } from "./speech_features.reference";

const weights = seededSpeechWeights(1);
const packed = packSpeechFeatures(weights);

async function gatesOf(run: Run, samples: Float32Array<ArrayBuffer>): Promise<Float32Array> {
  const steps = (samples.length - speech.context) / speech.step;
  const tables = Object.fromEntries(
    speechTables.map((name) => [name, tensorWith(run, [packed[name].length], packed[name], "f32")]),
  ) as SpeechTables<ReturnType<typeof tensorWith>>;
  const gates = run.backend.tensor("gates", [steps, speech.memory, 4], "f32");
  const from = tensorWith(run, [samples.length], samples, "f32");
  const kernels = await perform(run, (verbs) => verbs.speechFeatures({ ...tables, samples: from, gates, steps }));
  expect(kernels).toEqual(["speech_features"]);
  return run.backend.readFloats(gates);
}

// f16 changes nothing: all is f32 whatever the element type.
describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([1, 3, 4, 5, 17])("%i steps", async (steps) => {
    const samples = seededNumbers(steps, speech.context + steps * speech.step);
    const wanted = speechFeaturesReference(samples, weights);
    expect(Math.max(...wanted)).toBeGreaterThan(0.5);
    expectClose(await gatesOf(run(), samples), wanted, tolerances.f32, "gates");
  });

  test("tones, each in its bin, and a step of silence", async () => {
    const samples = new Float32Array(speech.context + 4 * speech.step);
    for (const [step, bin] of [0, 1, 128].entries()) {
      for (let n = 0; n < speech.step; n++) {
        samples[speech.context + step * speech.step + n] = 0.5 * Math.cos((2 * Math.PI * bin * n) / speech.frame);
      }
    }
    expectClose(await gatesOf(run(), samples), speechFeaturesReference(samples, weights), tolerances.f32, "gates");
  });
});
