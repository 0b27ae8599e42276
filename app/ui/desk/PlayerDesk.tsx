import { Check, ChevronsLeft, ChevronsRight, Pause, Play, Repeat } from "lucide-react";
import { useCallback, useRef } from "react";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { ariaKeys } from "../keys";
import { ShortSelect } from "../ShortSelect";
import { Slot } from "../Slot";
import css from "./Desk.module.css";
import round from "./Key.module.css";
import { selectedStretch } from "./selectedStretch";
import { usePlayer, usePlayerState, usePlayhead } from "./usePlayer";
import { usePlayerSession } from "./usePlayerSession";
import { Waveform } from "./Waveform";

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const step = 5;
const farStep = 10;

/** Plays the recording that is on the page. */
export function PlayerDesk() {
  const { seconds } = usePlayerState();
  const strings = useStrings().desk;
  return (
    <>
      <PlayKey />
      <div className={css.track}>
        <div className={css.over}>
          <Position seconds={seconds} />
          <div className={css.tools}>
            <Step label={strings.back(step)} command="back" by={-step} />
            <Step label={strings.forward(step)} command="forward" by={step} />
            <Rate />
            <Follow />
            <Loop />
            <Slot name="soundTools" className={css.more} />
          </div>
        </div>
        <Slot name="sound" className={css.near} />
        <Waveform seconds={seconds} />
        <Slider seconds={seconds} />
      </div>
    </>
  );
}

/** The round key that plays, and what has keys alone. */
export function PlayKey() {
  const player = usePlayer();
  const { status } = usePlayerState();
  const strings = useStrings().desk;
  usePlayerSession();
  const isPlaying = status === "playing";
  return (
    <>
      <button
        type="button"
        className={round.key}
        data-key="play"
        data-command="play"
        aria-keyshortcuts={ariaKeys("play")}
        aria-label={isPlaying ? strings.pause : strings.play}
        disabled={status === "empty"}
        onClick={() => player.toggle()}
      >
        {isPlaying ? <Pause size={26} fill="currentColor" /> : <Play size={26} fill="currentColor" />}
      </button>
      <KeyButtons />
    </>
  );
}

function Position({ seconds }: { readonly seconds: number }) {
  const { ofLength } = useStrings().desk;
  const now = useRef<HTMLSpanElement>(null);
  usePlayhead(
    useCallback((second: number) => {
      if (now.current) now.current.textContent = clock(second);
    }, []),
  );
  return (
    <p className={css.figureLine}>
      <span ref={now} className={css.clock} />
      <span className={`meta ${css.whole}`}>{ofLength(seconds)}</span>
    </p>
  );
}

interface StepProps {
  readonly label: string;
  readonly command: "back" | "forward";
  readonly by: number;
}

function Step({ label, command, by }: StepProps) {
  const player = usePlayer();
  const Icon = by < 0 ? ChevronsLeft : ChevronsRight;
  return (
    <button
      type="button"
      className={`btn bare ${css.wide}`}
      aria-keyshortcuts={ariaKeys(command)}
      aria-label={label}
      onClick={() => player.seek(player.time + by)}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** Whether the text goes along with what is heard. */
function Follow() {
  const player = usePlayer();
  const { desk } = useStrings();
  const { follow } = usePlayerState();
  const isOn = follow === "on";
  return (
    <button
      type="button"
      className={`btn bare ${css.switch}`}
      aria-pressed={isOn}
      aria-label={desk.follow}
      onClick={() => player.setFollow(isOn ? "off" : "on")}
    >
      {isOn && <Check size={20} strokeWidth={1.75} aria-hidden="true" />}
      <span className="wide-only">{desk.follow}</span>
    </button>
  );
}

/** Plays the selected words, or the stretch of five seconds before the playhead, again and again. */
function Loop() {
  const player = usePlayer();
  const { desk } = useStrings();
  const { loop } = usePlayerState();
  const begin = () => {
    const to = player.time;
    player.setLoop(selectedStretch() ?? { from: Math.max(0, to - step), to: Math.max(1, to) });
  };
  return (
    <button
      type="button"
      className={`btn bare ${css.switch} ${css.loop}`}
      aria-pressed={loop !== undefined}
      aria-label={desk.loop}
      title={desk.loop}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (loop ? player.setLoop(undefined) : begin())}
    >
      <Repeat size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** What has keys and no place on the desk; each press is a button's, as everywhere. */
function KeyButtons() {
  const player = usePlayer();
  const { rate } = usePlayerState();
  const faster = rates.find((one) => one > rate) ?? rate;
  const slower = rates.findLast((one) => one < rate) ?? rate;
  return (
    <>
      <button type="button" hidden data-command="back" onClick={() => player.seek(player.time - step)} />
      <button type="button" hidden data-command="forward" onClick={() => player.seek(player.time + step)} />
      <button type="button" hidden data-command="far" onClick={() => player.seek(player.time - farStep)} />
      <button type="button" hidden data-command="farForward" onClick={() => player.seek(player.time + farStep)} />
      <button type="button" hidden data-command="faster" onClick={() => player.setRate(faster)} />
      <button type="button" hidden data-command="slower" onClick={() => player.setRate(slower)} />
    </>
  );
}

function Rate() {
  const player = usePlayer();
  const { desk, formats } = useStrings();
  const { rate } = usePlayerState();
  return (
    <ShortSelect className={css.select} title={desk.speed}>
      <span aria-hidden="true">{formats.rate(rate)}</span>
      <select
        aria-label={desk.speed}
        value={rate}
        onChange={(event) => player.setRate(Number(event.currentTarget.value))}
      >
        {rates.map((one) => (
          <option key={one} value={one}>
            {formats.rate(one)}
          </option>
        ))}
      </select>
    </ShortSelect>
  );
}

function Slider({ seconds }: { readonly seconds: number }) {
  const player = usePlayer();
  const { desk, formats } = useStrings();
  const input = useRef<HTMLInputElement>(null);
  usePlayhead(
    useCallback(
      (second: number) => {
        const slider = input.current;
        if (!slider) return;
        slider.value = String(second);
        slider.setAttribute("aria-valuetext", formats.spokenTime(second));
        slider.style.setProperty("--played", String(seconds > 0 ? second / seconds : 0));
      },
      [seconds, formats],
    ),
  );
  return (
    <input
      ref={input}
      type="range"
      className={css.slider}
      aria-label={desk.position}
      min={0}
      max={seconds}
      step={0.1}
      defaultValue={0}
      onChange={(event) => player.seek(Number(event.currentTarget.value))}
    />
  );
}
