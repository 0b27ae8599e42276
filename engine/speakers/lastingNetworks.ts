import type { Backend } from "../../kernels/runtime/backend";
import type { SpeakerNetworks } from "./hearVoices";
import type { VoiceNetwork } from "./voiceNetwork";

export interface LastingOptions {
  readonly backend: Backend;
  load(backend: Backend): Promise<SpeakerNetworks>;
  /** What computes in place of a device that failed; undefined: nothing does, and the error is thrown. */
  instead(error: unknown): Promise<Backend | undefined>;
}

/** Both networks; where their device fails, now or later, they are loaded on another one, which does once more what failed. */
export async function lastingNetworks({ backend, load, instead }: LastingOptions): Promise<SpeakerNetworks> {
  let heard: "no" | "yes" = "no";
  const onAnother = async (error: unknown) => {
    const other = await instead(error);
    if (other === undefined) throw error;
    heard = "no";
    return load(other);
  };
  let now = await load(backend).catch(onAnother);
  const lasting = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      now = await onAnother(error);
      return lasting(work);
    }
  };
  let asked: Parameters<VoiceNetwork["hear"]> | undefined;
  return {
    segmentation: { hear: (windows) => lasting(() => now.segmentation.hear(windows)) },
    voice: {
      steps: now.voice.steps,
      hear(...features) {
        asked = features;
        heard = "no";
      },
      voices: (choices) =>
        lasting(() => {
          if (heard === "no" && asked) now.voice.hear(...asked);
          heard = "yes";
          return now.voice.voices(choices);
        }),
    },
  };
}
