import { ChevronDown, Mic } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { failureText } from "../../state/failures";
import { useActions, useApp } from "../../state/react";
import type { MicrophoneState, SoundChoice } from "../../state/recording/recordingState";
import { type Strings, useStrings } from "../../strings/strings";
import { LevelTrace } from "../LevelTrace";
import { MicrophoneSelect } from "../MicrophoneSelect";
import { SoundSwitches } from "../SoundSwitches";
import css from "./OptionsPopover.module.css";
import { PopoverPanel } from "./PopoverPanel";

const sources: readonly SoundChoice["source"][] = ["microphone", "tab", "both"];

/** What the next recording hears, and whether anything is heard at all. */
export function MicrophonePopover() {
  const { microphone: strings } = useStrings();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const { stopCheck, lookForMicrophones } = useActions();
  const shown = useApp(({ sound, microphones }) => {
    if (sound.source === "tab") return strings.shown.tab;
    const name = microphones.find((one) => one.id === sound.microphone)?.label ?? strings.shown.microphone;
    return sound.source === "both" ? strings.shown.both(name) : name;
  });
  useEffect(() => {
    const node = panel.current;
    const toggled = (event: Event) => {
      if ((event as ToggleEvent).newState === "open") void lookForMicrophones();
      else stopCheck();
    };
    node?.addEventListener("toggle", toggled);
    return () => node?.removeEventListener("toggle", toggled);
  }, [stopCheck, lookForMicrophones]);
  return (
    <>
      <button type="button" className={css.button} popoverTarget={id} aria-haspopup="dialog">
        <Mic size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className={`wide-only ${css.shown}`}>{shown}</span>
        <ChevronDown className={css.arrow} size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <PopoverPanel ref={panel} id={id} title={strings.sound}>
        <Sound />
      </PopoverPanel>
    </>
  );
}

function Sound() {
  const { changeSound } = useActions();
  const strings = useStrings().microphone;
  const sound = useApp((state) => state.sound);
  const canShareTab = "getDisplayMedia" in (navigator.mediaDevices ?? {});
  const source = useId();
  const device = useId();
  return (
    <div className={css.options}>
      <div className={css.field}>
        <label htmlFor={source}>{strings.record}</label>
        <select
          id={source}
          value={sound.source}
          onChange={(event) => changeSound({ source: event.currentTarget.value as SoundChoice["source"] })}
        >
          {sources.map((value) => (
            <option key={value} value={value} disabled={value !== "microphone" && !canShareTab}>
              {strings.sources[value]}
            </option>
          ))}
        </select>
        {!canShareTab && <p className="meta">{strings.noTabs}</p>}
        {sound.source === "both" && <p className="meta">{strings.speakers}</p>}
      </div>
      {sound.source !== "tab" && (
        <>
          <div className={css.field}>
            <label htmlFor={device}>{strings.device}</label>
            <MicrophoneSelect id={device} />
          </div>
          <SoundSwitches />
        </>
      )}
      <Check />
    </div>
  );
}

/** Listens without recording, and says in words what comes in. */
function Check() {
  const { startCheck, stopCheck } = useActions();
  const strings = useStrings();
  const { check } = strings.microphone;
  const microphone = useApp((state) => state.microphone);
  const isRunning = microphone.status === "checking";
  return (
    <div className={css.check}>
      <button type="button" className="btn" onClick={isRunning ? stopCheck : () => void startCheck("level")}>
        {isRunning ? check.stop : check.start}
      </button>
      {isRunning && <LevelTrace paused="no" />}
      <p role="status">{verdict(microphone, strings)}</p>
    </div>
  );
}

function verdict(microphone: MicrophoneState, strings: Strings): string {
  const { check } = strings.microphone;
  switch (microphone.status) {
    case "off":
      return check.nothingKept;
    case "opening":
      return check.waiting;
    case "failed":
      return failureText(microphone.failure, { file: undefined, model: undefined }, strings).sentence;
    case "checking":
      return heard(microphone.capture, check);
  }
}

type Checking = Extract<MicrophoneState, { readonly status: "checking" }>;

function heard(capture: Checking["capture"], strings: Strings["microphone"]["check"]): string {
  if (capture === undefined) return strings.speak;
  const { signal, label, isWrongDevice } = capture;
  const device = label === "" ? strings.unnamed : label;
  if (signal === "muted") return strings.muted(device);
  if (isWrongDevice) return strings.wrongDevice(device);
  if (signal === "silent") return strings.silent(device);
  if (signal === "clipping") return strings.clipping(device);
  return strings.good(device);
}
