import { denied, missing } from "../../client/capture/captureReasons";

/** What stands around a microphone. */
export const microphone = {
  denied,
  missing,
  howToAllow:
    "Press the sign before the address, set the microphone to “Allow”, and press Record. If the system blocks it, allow this browser there first.",
  sound: "Sound",
  record: "Record",
  sources: { microphone: "Microphone", tab: "A browser tab", both: "Microphone and a tab" },
  /** What stands on the button of the desk. `name` is a microphone's. */
  shown: { tab: "Browser tab", microphone: "Microphone", both: (name: string) => `${name} + tab` },
  noTabs: "This browser cannot record the sound of a tab.",
  speakers: "You are “Me” in the text, the tab is “Them”.",
  device: "Microphone",
  systemsChoice: "The system's own choice",
  echo: "Take out echo",
  echoHint: "What the loudspeaker plays is not recorded again.",
  noise: "Take out noise",
  noiseHint: "Fans and hum are turned down, and music with them.",
  check: {
    start: "Start check",
    stop: "Stop check",
    nothingKept: "Nothing of a check is kept.",
    waiting: "Waiting for the browser to allow it.",
    speak: "Say something.",
    /** Stands for the name of a microphone that has none. */
    unnamed: "The microphone",
    muted: (device: string) => `${device} is muted. Look for a switch on it or in the system.`,
    wrongDevice: (device: string) => `${device} carries what the computer plays, and may be the wrong device.`,
    silent: (device: string) => `${device} is on but silent. Another one may be meant.`,
    clipping: (device: string) => `${device} is too loud and clips. Move away, or turn it down.`,
    good: (device: string) => `${device} is heard. Good.`,
  },
} as const;
