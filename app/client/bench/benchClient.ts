import { proxy, type Remote, transfer, wrap } from "comlink";
import { SottoError } from "../../../engine/index";
import type { OpenAudio } from "../decoding/decoderClient";
import { fetchSample } from "../fetchSample";
import { noticeMissing } from "../missingPart";
import type { RemoteBench } from "./bench.worker";
import { readFacts } from "./readFacts";
import type { Bench, BenchEvent, BenchRequest } from "./types";

export interface BenchServices {
  readonly openAudio: OpenAudio;
  /** A port to the models of this device. */
  readonly connectModels: () => MessagePort;
}

/** Measures in a worker of its own, which lives no longer than that: the engine's model stays as it is. */
export function createBenchClient(services: BenchServices): Bench {
  let end = () => {};
  return {
    facts: () => readFacts(navigator),
    run(request, onEvent) {
      const worker = noticeMissing(new Worker(new URL("./bench.worker.ts", import.meta.url), { type: "module" }));
      const stopped = new Promise<void>((resolve) => {
        end = resolve;
      });
      const died = new Promise<never>((_, reject) => {
        worker.addEventListener("error", ({ message }) =>
          reject(new SottoError("engine-lost", message || "The measurement could not be started.")),
        );
      });
      const measured = measure(worker, request, onEvent, services);
      return Promise.race([measured, died, stopped]).finally(() => worker.terminate());
    },
    stop: () => end(),
  };
}

async function measure(
  worker: Worker,
  { model, ...request }: BenchRequest,
  onEvent: (event: BenchEvent) => void,
  { openAudio, connectModels }: BenchServices,
): Promise<void> {
  const remote: Remote<RemoteBench> = wrap<RemoteBench>(worker);
  const clip = await fetchSample();
  const { audio } = await openAudio(clip, { name: clip.name, from: 0 });
  const order = { model: model.name, ...request, audio };
  const models = connectModels();
  await remote.run(transfer(order, [audio.port]), transfer(models, [models]), proxy(onEvent));
}
