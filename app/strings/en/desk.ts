import { clock } from "../formats";
import { formats } from "./formats";

const { delay, size, percent, plural, span } = formats;

/** The strip beneath the page: recording, progress, player, what the next file is transcribed with. */
export const desk = {
  labels: { recording: "Recording", progress: "Progress", player: "Player", record: "Record" },
  record: "Record",
  /** What the key does, and the letter that does the same. */
  recordKey: (letter: string) => `Record ${letter}`,
  stopRecording: "Stop recording",
  recorded: "Recorded",
  showRecording: "Show the recording",
  pauseRecording: "Pause recording",
  resumeRecording: "Go on recording",
  level: { label: "Input level", silence: "Silence", quiet: "Quiet", good: "Good", loud: "Loud" },
  status: {
    soundOnly: "Sound only; no text",
    finishing: "Finishing",
    finishingLast: (seconds: number) => `Finishing the last ${span(seconds)}`,
    paused: "Paused",
    muted: "The microphone is muted",
    wrongDevice: "Silent; this may be no microphone",
    silent: (seconds: number) => `No sound for ${span(seconds)}`,
    behind: (seconds: number) => `${span(seconds)} behind`,
    tooLoud: "Too loud",
    listening: "Listening",
    listeningAfter: (seconds: number) => `Listening, text after ${delay(seconds)}`,
    textFollows: "Text follows",
    loading: (model: string, loaded: number, bytes: number) =>
      `Loading ${model}, ${percent(loaded, bytes)}; text follows`,
  },
  play: "Play",
  pause: "Pause",
  back: (seconds: number) => plural(seconds, { one: "Back # second", other: "Back # seconds" }),
  forward: (seconds: number) => plural(seconds, { one: "Forward # second", other: "Forward # seconds" }),
  ofLength: (seconds: number) => `/ ${clock(seconds)}`,
  soundClosed: "The sound is not open.",
  openSound: "Open the sound",
  chooseSound: "Choose the file to listen",
  /** `name` is a file's. */
  otherSound: (name: string) => `“${name}” is another file.`,
  follow: "Follow",
  loop: "Loop",
  speed: "Speed",
  position: "Position",
  allowMicrophone: "Allow the microphone",
  anotherFile: "Transcribe another file",
  model: "Model",
  modelOption: (model: string, languages: string, bytes: number) => `${model}, ${languages}, ${size(bytes)}`,
  spokenLanguage: "Spoken language",
  detect: "Detect",
} as const;
