import type { StoreApi } from "zustand/vanilla";
import type { CaptureHandle } from "../../client/capture/capture";
import type { AppState } from "../appState";
import type { EngineCheck } from "../queue/runQueue";
import { liveJob } from "../selectors";
import type { Services } from "../services";
import type { CheckKind, CheckWords } from "./recordingState";
import type { SoundIn } from "./soundIn";
import { createWordCheck } from "./wordCheck";

type Store = StoreApi<AppState>;

/** Milliseconds that a check listens at most. */
const longestCheck = 60_000;

export interface CheckActions {
  /** Listens without recording, so that the user sees whether sound comes in, and what words are heard in it. */
  startCheck(kind: CheckKind): Promise<void>;
  stopCheck(): void;
}

export interface Check {
  readonly actions: CheckActions;
  /** Listens anew with what the user has just chosen, where a check runs. */
  restart(): void;
  /** For whoever gives the engine work. */
  readonly engine: EngineCheck;
}

/** What a check is made with. */
export interface CheckParts {
  readonly sound: SoundIn;
  /** Lets the engine begin what waits for it. */
  advance(): void;
  lookForMicrophones(): Promise<void>;
}

export function createCheck(store: Store, services: Services, parts: CheckParts): Check {
  const { sound, advance, lookForMicrophones } = parts;
  const words = createWordCheck(store, services);
  let end: ReturnType<typeof setTimeout> | undefined;
  const isChecking = () => store.getState().microphone.status === "checking";
  const actions: CheckActions = {
    async startCheck(kind) {
      if (liveJob(store.getState())) return;
      store.setState({ check: kind });
      const { model } = store.getState().choice;
      const opened = await sound.open("check");
      if (!opened) return;
      void lookForMicrophones();
      const { check: wanted, choice } = store.getState();
      // Meanwhile the user may have gone on, or have chosen a model that hears otherwise.
      if (wanted === undefined || choice.model !== model) {
        sound.close();
        return wanted && actions.startCheck(wanted);
      }
      // It stops by itself: nobody wants to be listened to without knowing.
      end = setTimeout(actions.stopCheck, longestCheck);
      handOut(opened, wanted);
      watch(opened, wanted);
      advance();
    },
    stopCheck() {
      words.end();
      store.setState({ check: undefined });
      if (!isChecking()) return;
      clearTimeout(end);
      store.setState({ microphone: { status: "off" } });
      sound.close();
    },
  };
  /** The engine hears the first track, the microphone where there is one; nobody listens to the rest. */
  const handOut = ({ tracks }: CaptureHandle, kind: CheckKind) => {
    for (const [index, { port }] of tracks.entries()) {
      if (kind === "level-and-words" && index === 0) words.begin(port);
      else port.close();
    }
  };
  const watch = (opened: CaptureHandle, kind: CheckKind) => {
    const before: CheckWords = { status: kind === "level" ? "unasked" : "waiting" };
    opened.onChange((state) => {
      if (sound.current() !== opened) return;
      if (state.status === "ended") return actions.stopCheck();
      store.setState(({ microphone }) => {
        const heard = microphone.status === "checking" ? microphone.words : before;
        return { microphone: { status: "checking", capture: state, words: heard } };
      });
    });
  };
  const restart = () => {
    const { check: kind } = store.getState();
    if (kind === undefined || !isChecking()) return;
    actions.stopCheck();
    void actions.startCheck(kind);
  };
  // The sentence is in the language that is chosen, the sound made for the model that is, and both go to the device that is.
  store.subscribe((state, old) => {
    if (state.check === "level-and-words" && isHeardOtherwise(state, old)) restart();
  });
  return { actions, restart, engine: { status: words.status, listen: words.listen, stop: actions.stopCheck } };
}

function isHeardOtherwise({ choice, device }: AppState, old: AppState): boolean {
  const { model, language } = old.choice;
  return choice.model !== model || choice.language !== language || device.preference !== old.device.preference;
}
