import { expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { SottoError } from "../errors";
import type { SpeakerNetworks } from "./hearVoices";
import { lastingNetworks } from "./lastingNetworks";

const [card, processor] = [{}, {}] as [Backend, Backend];
const lost = new SottoError("device-lost", "gone");
const one = new Float32Array(1);

/** Networks that say what they do, until their device is lost. */
function world() {
  const log: string[] = [];
  const failing = new Set<Backend>();
  const load = async (backend: Backend): Promise<SpeakerNetworks> => {
    const name = backend === card ? "card" : "processor";
    const doing = async <Result>(what: string, result: Result): Promise<Result> => {
      log.push(`${name} ${what}`);
      if (failing.has(backend)) throw lost;
      return result;
    };
    await doing("load", undefined);
    return {
      segmentation: { hear: (windows) => doing("windows", windows as Float32Array<ArrayBuffer>[]) },
      voice: {
        steps: 5,
        hear: (features) => void log.push(`${name} hears ${features[0]}`),
        voices: () => doing("voices", [one]),
      },
    };
  };
  return { log, failing, load };
}

test("what fails is done once more by the other device, with what it heard before, and all that follows too", async () => {
  const { log, failing, load } = world();
  const networks = await lastingNetworks({ backend: card, load, instead: async () => processor });
  await networks.segmentation.hear([one]);
  networks.voice.hear(Float32Array.of(7), Float32Array.of(1));
  await networks.voice.voices([one]);
  failing.add(card);
  expect(await networks.voice.voices([one])).toEqual([one]);
  expect(await networks.segmentation.hear([one])).toEqual([one]);
  expect(log).toEqual([
    "card load",
    "card windows",
    "card hears 7",
    "card voices",
    "card voices",
    "processor load",
    "processor hears 7",
    "processor voices",
    "processor windows",
  ]);
});

test("a device that has no room for the networks is replaced before anything is heard", async () => {
  const { log, failing, load } = world();
  failing.add(card);
  await lastingNetworks({ backend: card, load, instead: async () => processor });
  expect(log).toEqual(["card load", "processor load"]);
});

test("where nothing takes over, what failed is thrown", async () => {
  const { failing, load } = world();
  const networks = await lastingNetworks({ backend: card, load, instead: async () => undefined });
  failing.add(card);
  await expect(networks.segmentation.hear([one])).rejects.toBe(lost);
});
