import type { Settings } from "../state/settings/settings";

/** Everything chosen: no setting is as it is at first. */
export const chosenSettings: Settings = {
  theme: "dark",
  typeface: "sans",
  textSize: 24,
  singleKeys: "off",
  speakNewText: "off",
  interfaceLanguage: "de",
  subtitles: { lineLength: 42, lines: 1, shortest: 1.5, longest: 6, pace: 15 },
  keepAudio: "off",
  mirror: "https://mirror.example/models",
  device: { preference: "cpu", figures: { key: "this machine", webgpu: 3, cpu: 40 } },
  options: {
    task: "translate",
    wordTimestamps: true,
    skipSilence: true,
    followLanguage: true,
    fastest: true,
    hotwords: "Olafsdottir, Thorvald",
    initialPrompt: "The keepers' logbook, continued.",
  },
  sound: { microphone: "usb", source: "both", echoCancellation: false, noiseSuppression: false },
  language: "fr",
  shelf: {
    figures: [{ model: "tiny", device: "cpu x", timesRealtime: 3 }],
    tooLarge: [{ model: "large-v3", device: "cpu x" }],
    answeredOffers: ["de"],
    chosen: "base-q5_1",
  },
  installOffer: { transcripts: 2, note: "due" },
};
