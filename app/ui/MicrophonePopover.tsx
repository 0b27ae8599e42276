import { ChevronDown, Mic, X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { failureText } from "../state/failures";
import { useActions, useApp } from "../state/react";
import type { MicrophoneState, SoundChoice } from "../state/types";
import { LevelTrace } from "./LevelTrace";
import css from "./OptionsPopover.module.css";
import { Switch } from "./Switch";

const sources: readonly { readonly value: SoundChoice["source"]; readonly name: string }[] = [
  { value: "microphone", name: "Microphone" },
  { value: "tab", name: "A browser tab" },
  { value: "both", name: "Microphone and a tab" },
];

/** What the next recording hears, and whether anything is heard at all. */
export function MicrophonePopover() {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const { stopCheck, lookForMicrophones } = useActions();
  const shown = useApp(({ sound, microphones }) => {
    if (sound.source === "tab") return "Browser tab";
    const name = microphones.find((one) => one.id === sound.microphone)?.label ?? "Microphone";
    return sound.source === "both" ? `${name} + tab` : name;
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
      <div ref={panel} id={id} popover="auto" role="dialog" aria-label="Sound" className={css.panel}>
        <div className={css.top}>
          <h2>Sound</h2>
          <button type="button" className="btn bare" aria-label="Close" popoverTarget={id} popoverTargetAction="hide">
            <X size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </div>
        <Sound />
      </div>
    </>
  );
}

function Sound() {
  const { changeSound } = useActions();
  const sound = useApp((state) => state.sound);
  const microphones = useApp((state) => state.microphones);
  const canShareTab = "getDisplayMedia" in (navigator.mediaDevices ?? {});
  const source = useId();
  const device = useId();
  return (
    <div className={css.options}>
      <div className={css.field}>
        <label htmlFor={source}>Record</label>
        <select
          id={source}
          value={sound.source}
          onChange={(event) => changeSound({ source: event.currentTarget.value as SoundChoice["source"] })}
        >
          {sources.map(({ value, name }) => (
            <option key={value} value={value} disabled={value !== "microphone" && !canShareTab}>
              {name}
            </option>
          ))}
        </select>
        {!canShareTab && <p className="meta">This browser cannot record the sound of a tab.</p>}
        {sound.source === "both" && <p className="meta">You are “Me” in the text, the tab is “Them”.</p>}
      </div>
      {sound.source !== "tab" && (
        <>
          <div className={css.field}>
            <label htmlFor={device}>Microphone</label>
            <select
              id={device}
              value={sound.microphone ?? ""}
              onChange={(event) => changeSound({ microphone: event.currentTarget.value || undefined })}
            >
              <option value="">The system's own choice</option>
              {microphones.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <Switch
            label="Take out echo"
            checked={sound.echoCancellation}
            onChange={(echoCancellation) => changeSound({ echoCancellation })}
          >
            What the loudspeaker plays is not recorded again.
          </Switch>
          <Switch
            label="Take out noise"
            checked={sound.noiseSuppression}
            onChange={(noiseSuppression) => changeSound({ noiseSuppression })}
          >
            Fans and hum are turned down, and music with them.
          </Switch>
        </>
      )}
      <Check />
    </div>
  );
}

/** Listens without recording, and says in words what comes in. */
function Check() {
  const { startCheck, stopCheck } = useActions();
  const microphone = useApp((state) => state.microphone);
  const isRunning = microphone.status === "checking";
  useEffect(() => {
    if (!isRunning) return;
    // It stops by itself: nobody wants to be listened to without knowing.
    const timer = setTimeout(stopCheck, 60_000);
    return () => clearTimeout(timer);
  }, [isRunning, stopCheck]);
  return (
    <div className={css.check}>
      <button type="button" className="btn" onClick={isRunning ? stopCheck : () => void startCheck()}>
        {isRunning ? "Stop check" : "Start check"}
      </button>
      {isRunning && <LevelTrace paused="no" />}
      <p role="status">{verdict(microphone)}</p>
    </div>
  );
}

function verdict(microphone: MicrophoneState): string {
  switch (microphone.status) {
    case "off":
      return "Nothing of a check is kept.";
    case "opening":
      return "Waiting for the browser to allow it.";
    case "failed":
      return failureText(microphone.failure, { file: undefined, model: undefined }).sentence;
    case "checking":
      return heard(microphone.capture);
  }
}

function heard(capture: Extract<MicrophoneState, { readonly status: "checking" }>["capture"]): string {
  if (capture === undefined) return "Say something.";
  const { signal, label, isWrongDevice } = capture;
  const device = label === "" ? "The microphone" : label;
  if (signal === "muted") return `${device} is muted. Look for a switch on it or in the system.`;
  if (isWrongDevice) return `${device} carries what the computer plays, and may be the wrong device.`;
  if (signal === "silent") return `${device} is on but silent. Another one may be meant.`;
  if (signal === "clipping") return `${device} is too loud and clips. Move away, or turn it down.`;
  return `${device} is heard. Good.`;
}
