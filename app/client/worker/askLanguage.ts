import { proxy, transfer } from "comlink";
import { defaultOptions, type PortAudio, SottoError, type TranscribeEvent } from "../../../engine/index";
import type { Model } from "../models/model";
import { EngineWorker } from "./engineWorker";
import { vadAddress } from "./readVad";

export interface HeardLanguage {
  /** As openai/whisper's tokenizer.py names it. */
  readonly language: string;
  readonly probability: number;
}

/** Any number does in a worker of its own. */
const job = 1;

/**
 * The language of the first speech, by a stored model of several languages: on the processor, in a worker of its own that
 * lives no longer than that, so that the engine and its model stay as they are. Throws as the engine does, and `internal`
 * where nothing was heard.
 */
export async function askLanguage(
  connectModels: () => MessagePort,
  { name }: Pick<Model, "name">,
  audio: PortAudio,
): Promise<HeardLanguage> {
  const worker = new EngineWorker(connectModels, vadAddress(document.baseURI));
  const options = { ...defaultOptions, language: undefined, detectLanguageWindow: "speech" } as const;
  let heard: HeardLanguage | undefined;
  const onEvent = (event: TranscribeEvent) => {
    if (event.type !== "language") return;
    heard = event;
    // Its words are not wanted.
    void worker.engine.cancel(job);
  };
  try {
    await worker.call((engine) =>
      engine.load(
        name,
        { preference: "cpu" },
        proxy(() => {}),
      ),
    );
    await worker
      .call((engine) => engine.transcribe(job, transfer(audio, [audio.port]), options, proxy(onEvent)))
      .catch((error: unknown) => {
        if (heard === undefined) throw error;
      });
  } finally {
    worker.close();
  }
  if (heard === undefined) throw new SottoError("internal", `${name} heard nobody speak.`);
  return heard;
}
