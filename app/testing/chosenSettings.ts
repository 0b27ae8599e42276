import type { Settings } from "../state/settings/settings";

/** Everything chosen: no setting is as it is at first. */
export const chosenSettings: Settings = {
  theme: "dark",
  typeface: "sans",
  textSize: 24,
  singleKeys: "off",
  pedalKeys: "off",
  speakNewText: "off",
  doneSound: "on",
  doneNotice: "on",
  interfaceLanguage: "de",
  subtitles: { lineLength: 42, lines: 1, shortest: 1.5, longest: 6, pace: 15, gap: 0.1, words: 9 },
  exportFormat: "vtt",
  keepAudio: "off",
  keepCopies: "on",
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
  bench: [
    {
      device: "cpu",
      adapter: "2 threads, SIMD",
      arithmetic: "i16",
      kind: "hardware",
      speech: { model: "tiny", audioSeconds: 11, milliseconds: 500, firstText: 400, samples: 5, memory: 1000 },
      kernels: [{ name: "matvec", shape: "1×2×3", type: "i16", median: 1, samples: 3, gbps: 2 }],
      failures: ["out of room"],
    },
  ],
  installOffer: { transcripts: 2, note: "due" },
};
