import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, type LiveEvent, LiveTranscript } from "../../../engine/index";
import type { Model } from "../../client/models/model";
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
  status(): CheckStatus;
  /** Takes the sound of a check, which waits here until the engine has time. */
  begin(port: MessagePort): void;
  /** Lets the engine listen until the check ends. Nothing of it is kept. */
  listen(model: Model, device: DeviceInfo): Promise<void>;
  end(): void;
}

/** "ending": the check has ended, and the engine has not said yet that it is free. */
type CheckStatus = "none" | "waiting" | "running" | "ending";

export function createWordCheck(store: Store, services: Services): WordCheck {
  /** The sound of a check that waits; the engine has it from then on. */
  let waiting: MessagePort | undefined;
  const status = () => checkStatus(store.getState());
  return {
    status,
    begin(port) {
      waiting = port;
    },
    async listen(model, device) {
      if (waiting === undefined) return;
      const tracks = [waiting];
      waiting = undefined;
      store.setState({ checkEngine: "busy" });
      showWords(store, { status: "listening", text: "", speech: "paused" });
      let isOver = false;
      // What a check still has to say when it has ended is no news of the next one.
      const show = (words: CheckWords) => {
        if (!isOver && status() === "running") showWords(store, words);
      };
      try {
        const options = checkOptions(store.getState(), model, device);
        await services.engine.record({ job: checkJob, tracks, options }, hearing(store, show));
      } catch (error) {
        const failure = toFailure(error);
        forgetModel(store, failure.code);
        if (failure.code !== "cancelled") show({ status: "failed", failure });
      } finally {
        isOver = true;
        store.setState({ checkEngine: "free" });
      }
    },
    end() {
      waiting?.close();
      waiting = undefined;
      if (status() === "running") services.engine.cancel(checkJob);
    },
  };
}

function checkStatus({ microphone, checkEngine }: AppState): CheckStatus {
  const words = microphone.status === "checking" ? microphone.words.status : "unasked";
  if (checkEngine === "busy") return words === "listening" ? "running" : "ending";
  return words === "waiting" ? "waiting" : "none";
}

function showWords(store: Store, words: CheckWords): void {
  store.setState(({ microphone }) =>
    microphone.status === "checking" ? { microphone: { ...microphone, words } } : { microphone },
  );
}

/** As the next recording would be heard, in the language of the sentence that is to be said. */
function checkOptions({ choice }: AppState, model: Model, device: DeviceInfo) {
  const code = languageFor(model, choice.language);
  const language = code !== undefined && hasSentence(code) ? code : undefined;
  const options = { ...choice.options, task: "transcribe" } as const;
  return { ...engineOptions({ model, language, options }, device), ...liveOptions };
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
