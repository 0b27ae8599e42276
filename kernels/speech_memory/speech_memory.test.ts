import { expect, test } from "vitest";
import { variants } from "../runtime/variants";
import { packSpeechMemory, speech } from "../shared/speech";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { seededSpeechWeights } from "../testing/speech";
import { speechMemoryReference } from "./speech_memory.reference";

const weights = seededSpeechWeights(1);
const { memory: units } = speech;

/** Goes through the steps in batches of this size, on the back end and in the reference, from a memory of numbers. */
async function prove(run: Run, gates: Float32Array<ArrayBuffer>, batch: number) {
  const { backend } = run;
  const said = seededNumbers(2, units, { scale: 0.5 });
  const cells = seededNumbers(3, units);
  const state = { said: Float64Array.from(said), cells: Float64Array.from(cells) };
  const packed = packSpeechMemory(weights);
  const weight = tensorWith(run, [packed.length], packed, "f32");
  const memory = backend.tensor("memory", [2 * units + batch], "f32");
  backend.write(memory, Float32Array.of(...said, ...cells));
  const from = backend.tensor("gates", [batch, units, 4], "f32");
  const program = await backend.record("test", (verbs) =>
    verbs.speechMemory({ weight, gates: from, memory, steps: batch }),
  );
  expect(program.kernels).toEqual(["speech_memory"]);
  for (let at = 0; at < gates.length; at += batch * 4 * units) {
    const part = gates.slice(at, at + batch * 4 * units);
    backend.write(from, part);
    backend.submit([program]);
    const wanted = speechMemoryReference(part, weights, state);
    const found = await backend.readFloats(memory);
    expectClose(found.subarray(0, units), state.said, tolerances.f32, "what units say");
    expectClose(found.subarray(units, 2 * units), state.cells, tolerances.f32, "cells");
    expectClose(found.subarray(2 * units), wanted, tolerances.f32, "probabilities");
    expect(new Set(wanted).size).toBe(batch);
  }
}

// f16 changes nothing: all is f32 whatever the element type.
describeBackends(
  { f32: { element: "f32" }, f16: { element: "f16" }, "weights held": { matmul: variants.matmul["8×8/4×4"] } },
  (run) => {
    test.each([1, 2, 37, 300])("%i steps at a time, twice", async (batch) => {
      await prove(run(), seededNumbers(batch, 2 * batch * 4 * units, { scale: 2 }), batch);
    });

    test("gates far beyond what opens or shuts them", async () => {
      const gates = seededNumbers(4, 3 * 4 * units, { scale: 1e6 });
      const { backend } = run();
      const packed = packSpeechMemory(weights);
      const memory = backend.tensor("memory", [2 * units + 3], "f32");
      await perform(run(), (verbs) =>
        verbs.speechMemory({
          weight: tensorWith(run(), [packed.length], packed, "f32"),
          gates: tensorWith(run(), [3, units, 4], gates, "f32"),
          memory,
          steps: 3,
        }),
      );
      const state = { said: new Float64Array(units), cells: new Float64Array(units) };
      const wanted = speechMemoryReference(gates, weights, state);
      expectClose((await backend.readFloats(memory)).subarray(2 * units), wanted, tolerances.f32, "probabilities");
    });
  },
);
