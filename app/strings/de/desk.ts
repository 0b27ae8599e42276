import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, size, percent, plural, span } = formats;

export const desk = {
  labels: { recording: "Aufnahme", progress: "Fortschritt", player: "Wiedergabe", record: "Aufnehmen" },
  record: "Aufnehmen",
  recordKey: (letter) => `Aufnehmen ${letter}`,
  stopRecording: "Aufnahme beenden",
  recorded: "Aufgenommen",
  showRecording: "Aufnahme zeigen",
  pauseRecording: "Aufnahme pausieren",
  resumeRecording: "Aufnahme fortsetzen",
  level: { label: "Eingangspegel", silence: "Stille", quiet: "Leise", good: "Gut", loud: "Laut" },
  status: {
    soundOnly: "Nur Ton, kein Text",
    finishing: "Wird fertiggestellt",
    finishingLast: (seconds) => `Die letzten ${span(seconds)} werden fertiggestellt`,
    paused: "Pausiert",
    muted: "Das Mikrofon ist stumm",
    wrongDevice: "Stille; vielleicht ist das kein Mikrofon",
    silent: (seconds) => `Seit ${span(seconds)} kein Ton`,
    behind: (seconds) => `${span(seconds)} im Rückstand`,
    tooLoud: "Zu laut",
    listening: "Hört zu",
    listeningAfter: (seconds) => `Hört zu, Text nach ${delay(seconds)}`,
    textFollows: "Text folgt",
    loading: (model, loaded, bytes) => `${model} wird geladen, ${percent(loaded, bytes)}; Text folgt`,
  },
  play: "Abspielen",
  pause: "Pause",
  back: (seconds) => plural(seconds, { one: "# Sekunde zurück", other: "# Sekunden zurück" }),
  forward: (seconds) => plural(seconds, { one: "# Sekunde vor", other: "# Sekunden vor" }),
  ofLength: (seconds) => `/ ${clock(seconds)}`,
  soundClosed: "Der Ton ist nicht geöffnet.",
  openSound: "Ton öffnen",
  chooseSound: "Datei zum Anhören wählen",
  /** `name` is a file's. */
  otherSound: (name: string) => `„${name}“ ist eine andere Datei.`,
  follow: "Mitlaufen",
  loop: "Schleife",
  speed: "Tempo",
  position: "Position",
  allowMicrophone: "Mikrofon erlauben",
  anotherFile: "Weitere Datei transkribieren",
  model: "Modell",
  modelOption: (model, languages, bytes) => `${model}, ${languages}, ${size(bytes)}`,
  spokenLanguage: "Gesprochene Sprache",
  detect: "Erkennen",
} satisfies Strings["desk"];
