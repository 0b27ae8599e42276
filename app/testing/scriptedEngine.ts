import { drain } from "../../engine/events";
import { defaultOptions, type FeatureSpec } from "../../engine/index";
import { capturedBlocks } from "../../engine/stream/capturedBlocks";
import { transcribeLive } from "../../engine/stream/transcribeLive";
import { noiseSource } from "../../engine/testing/audio";
import { type RecogniserScript, scriptedRecogniser } from "../../engine/testing/scriptedRecogniser";
import { scriptedVad, voiceOf } from "../../engine/testing/scriptedVad";
import { batched } from "../client/worker/batched";
import type { EngineClient } from "../client/worker/engineClient";
import { thinned } from "../client/worker/thinned";
import type { FakeServices } from "./fakeServices";

/**
 * An engine with a model of the scripted family as the page calls it, with the worker left out: what is recorded comes as
 * live text of the engine, with a voice where the script has words. Files are noise of their length.
 */
export function scriptedEngine(script: RecogniserScript, services: FakeServices): EngineClient {
  const recogniser = scriptedRecogniser(script);
  const running = new Map<number, AbortController>();
  const begin = (job: number) => {
    const control = new AbortController();
    running.set(job, control);
    return control.signal;
  };
  const { features = { name: "none" } satisfies FeatureSpec } = recogniser;
  return {
    load: async () => ({ device: services.device, features }),
    async transcribe({ job, audio, options }, onEvent) {
      const signal = begin(job);
      const source = { ...noiseSource(audio.seconds ?? 0), start: audio.start };
      await drain(recogniser.transcribe(source, { ...defaultOptions, ...options }, { signal }), thinned(onEvent));
    },
    async record({ job, tracks, options }, onEvents) {
      const signal = begin(job);
      const openVad = async () => scriptedVad(voiceOf(script.words));
      const { add, flush } = batched(onEvents);
      const blocks = tracks.map((port) => capturedBlocks(port, signal));
      const control = { openVad, signal, now: () => performance.now() };
      await drain(transcribeLive(recogniser, blocks, { ...defaultOptions, ...options }, control), add);
      flush();
    },
    findSpeakers: async () => ({ turns: [], voices: [] }),
    writeAhead: async () => {},
    writeElsewhere: async () => {},
    measureKernels: async () => undefined,
    cancel: (job) => running.get(job)?.abort(),
  };
}
