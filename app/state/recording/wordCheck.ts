import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, type LiveEvent, LiveTranscript } from "../../../engine/index";
import type { ModelEntry } from "../../client/models/types";
import { hasSentence } from "../../strings/sentences";
import type { AppState } from "../appState";
import { toFailure } from "../failures";
import { languageFor } from "../models/models";
import { forgetModel, moveEngine } from "../queue/engineEvents";
import { engineOptions } from "../queue/engineOptions";
import type { Services } from "../services";
import { liveOptions } from "./finishRecording";
import type { CheckWords } from "./recordingState";

type Store = StoreApi<AppState>;

/** The number of a check among the engine's jobs, whose others begin at 1. */
const checkJob = 0;

/** The words of a check of the microphone, for which the engine listens where nothing else is to be done. */
export interface WordCheck {
  /** "ending": the check has ended, and the engine has not said yet that it is free. */
  status(): "none" | "waiting" | "running" | "ending";
  /** Takes the sound of a check, which waits here until the engine has time. */
  begin(port: MessagePort): void;
  /** Lets the engine listen until the check ends. Nothing of it is kept. */
  listen(model: ModelEntry, device: DeviceInfo): Promise<void>;
  end(): void;
}

export function createWordCheck(store: Store, services: Services): WordCheck {
  /** The port of the check that runs; the engine has it from "listening" on. */
  let check: { readonly port: MessagePort; readonly state: "waiting" | "listening" } | undefined;
  let isRunning = false;
  return {
    status() {
      if (isRunning) return check?.state === "listening" ? "running" : "ending";
      return check?.state === "waiting" ? "waiting" : "none";
    },
    begin(port) {
      check = { port, state: "waiting" };
    },
    async listen(model, device) {
      if (check === undefined) return;
      const mine = { port: check.port, state: "listening" } as const;
      check = mine;
      isRunning = true;
      const show = (words: CheckWords) => {
        if (check === mine) showWords(store, words);
      };
      const tracks = [mine.port];
      try {
        show({ status: "listening", text: "", speech: "paused" });
        const options = checkOptions(store.getState(), model, device);
        await services.engine.record({ job: checkJob, tracks, options }, hearing(store, show));
      } catch (error) {
        const failure = toFailure(error);
        forgetModel(store, failure.code);
        if (failure.code !== "cancelled") show({ status: "failed", failure });
      } finally {
        isRunning = false;
      }
    },
    end() {
      if (check?.state === "waiting") check.port.close();
      if (check?.state === "listening" && isRunning) services.engine.cancel(checkJob);
      check = undefined;
    },
  };
}

function showWords(store: Store, words: CheckWords): void {
  store.setState(({ microphone }) =>
    microphone.status === "checking" ? { microphone: { ...microphone, words } } : { microphone },
  );
}

/** As the next recording would be heard, in the language of the sentence that is to be said. */
function checkOptions({ choice }: AppState, model: ModelEntry, device: DeviceInfo) {
  const code = languageFor(model, choice.language);
  const spoken =
    code !== undefined && hasSentence(code) ? ({ how: "chosen", code } as const) : ({ how: "unknown" } as const);
  const options = { ...choice.options, task: "transcribe" } as const;
  return { ...engineOptions({ spoken, options }, device), ...liveOptions };
}

/** Puts together what the engine tells of one listening. */
function hearing(store: Store, show: (words: CheckWords) => void): (events: readonly LiveEvent[]) => void {
  const transcript = new LiveTranscript(1);
  let tail = "";
  let speech: "goes-on" | "paused" = "paused";
  return (events) => {
    for (const event of events) {
      transcript.add(event);
      if (event.type === "tentative") tail = event.text;
      if (event.type === "live") speech = event.speaking || event.backlog > 0 ? "goes-on" : "paused";
      if (event.type === "recovered") moveEngine(store, event.device);
    }
    const { text } = transcript.transcript("");
    show({ status: "listening", text: (text + tail).trim(), speech: tail === "" ? speech : "goes-on" });
  };
}
