import { expect, test } from "vitest";
import type { Backend } from "../kernels/runtime/backend";
import type { KernelChoice } from "./device/types";
import { oneFile } from "./files/modelFile";
import { EngineHost } from "./host";
import { noiseSource } from "./testing/audio";
import { scriptedRecogniser } from "./testing/scriptedRecogniser";
import { defaultOptions } from "./transcribeOptions";

const names = { matmul: "direct", matvec: "16/128", attention: "16×4/4", attend: "256" };

/** A host with a loaded model on a card on which no variant compiles, so that the table's are the best. */
async function loaded(software = false) {
  const facts = { software, subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384, matrices: false };
  let tried = 0;
  const part = { dispose: () => {} } as Backend;
  const scope = () => {
    tried++;
    return part;
  };
  const info = { kind: "webgpu", adapter: "a card", element: "f32", arithmetic: "f32", software };
  const variants = { facts, names, scope, bring: async () => {} };
  const card = { info, lost: new Promise(() => {}), scope: () => part, variants } as unknown as Backend;
  const given: (KernelChoice | undefined)[] = [];
  const host = new EngineHost(
    {
      openGpu: async (known) => {
        given.push(known);
        return card;
      },
      openCpu: () => Promise.reject(new Error("not asked for")),
      version: "2",
      readModel: async () => oneFile(Uint8Array.of(1)),
      openAudio: () => ({ ...noiseSource(90), close: () => {} }),
      readVad: () => Promise.reject(new Error("not asked for")),
      now: () => 0,
    },
    async () => ({ ...scriptedRecogniser({ words: [] }), dispose: () => {} }),
  );
  const load = (kernels?: KernelChoice) => host.load("small", { preference: "webgpu", kernels }, () => {});
  return { host, load, given, tried: () => tried };
}

test("a card is measured once for a version and an adapter, and opened with what was found", async () => {
  const { host, load, given } = await loaded();
  await load({ version: "1", adapter: "a card", names });
  expect(given).toEqual([undefined]);
  const found = await host.measureKernels({ version: "1", adapter: "a card", names });
  expect(found).toEqual({ version: "2", adapter: "a card", names });
  expect(await host.measureKernels(found)).toBeUndefined();
  expect(await host.measureKernels({ version: "2", adapter: "another", names })).toEqual(found);
  const later = await loaded();
  await later.load(found);
  expect(later.given).toEqual([found]);
});

test("nothing is measured before a device is open, on an adapter that is software, and while it transcribes", async () => {
  const idle = await loaded();
  expect(await idle.host.measureKernels(undefined)).toBeUndefined();
  const slow = await loaded(true);
  await slow.load();
  expect(await slow.host.measureKernels(undefined)).toBeUndefined();
  expect(slow.tried()).toBe(0);
  await idle.load();
  const audio = { port: new MessageChannel().port1, start: 0, seconds: 90 };
  const transcribed = idle.host.transcribe(1, audio, defaultOptions, () => {});
  expect(await idle.host.measureKernels(undefined)).toBeUndefined();
  expect(idle.tried()).toBe(0);
  await transcribed;
});
