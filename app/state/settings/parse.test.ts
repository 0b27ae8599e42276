import { expect, test } from "vitest";
import { mostCharacters } from "../queue/jobOptions";
import { parseMirror, parseSettings } from "./parse";
import { defaultSettings, type Settings } from "./settings";

/** No field as it is at first. */
const changed: Settings = {
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

test("what was chosen is read as it was written", () => {
  expect(parseSettings(structuredClone(changed))).toEqual(changed);
  for (const [name, value] of Object.entries(changed)) {
    expect(value, name).not.toEqual(defaultSettings[name as keyof Settings]);
  }
});

test.each([undefined, null, 7, "", [], {}, { version: 1 }])("%j means the usual", (record) => {
  expect(parseSettings(record)).toEqual(defaultSettings);
});

/** Of every kind of value one that no field takes. */
const broken = [null, -1, "abacus", [], {}, Number.NaN, () => 1];

test.each(Object.keys(changed) as (keyof Settings)[])("a broken %s takes no other field with it", (name) => {
  for (const value of broken) {
    const { [name]: parsed, ...others } = parseSettings({ ...changed, [name]: value });
    const { [name]: _, ...expected } = changed;
    expect(others).toEqual(expected);
    expect(parsed).toEqual(defaultSettings[name]);
  }
});

test("within a field, what is broken takes no other part with it", () => {
  const { options, sound, subtitles, device } = parseSettings({
    options: { ...changed.options, task: 0, hotwords: "a".repeat(1000), more: "from another version" },
    sound: { ...changed.sound, source: "radio", microphone: 7 },
    subtitles: { ...changed.subtitles, lineLength: 1e9, lines: 1.5 },
    device: { preference: "tpu", figures: { key: 1 } },
  });
  expect(options).toEqual({ ...changed.options, task: "transcribe", hotwords: "a".repeat(mostCharacters.hotwords) });
  expect(sound).toEqual({ ...changed.sound, source: "microphone", microphone: undefined });
  expect(subtitles).toEqual({ ...changed.subtitles, lineLength: undefined, lines: 2 });
  expect(device).toEqual({ preference: "auto" });
});

test.each([{ transcripts: -3, note: "loud" }, { transcripts: "many" }, { transcripts: 0.5 }])(
  "%j is the beginning of the transcripts that are counted",
  (installOffer) => {
    expect(parseSettings({ installOffer }).installOffer).toEqual({ transcripts: 0, note: "not-yet" });
  },
);

test("lists of the shelf are read one entry at a time, the newest of too many", () => {
  const figures = [null, { model: "a", device: "b", timesRealtime: -1 }, ...changed.shelf.figures];
  expect(parseSettings({ shelf: { figures, tooLarge: [7], answeredOffers: ["de", 7], chosen: 7 } }).shelf).toEqual({
    ...changed.shelf,
    tooLarge: [],
    chosen: undefined,
  });
  const many = Array.from({ length: 5000 }, (_, i) => `${i}`);
  const { answeredOffers } = parseSettings({ shelf: { answeredOffers: many } }).shelf;
  expect([answeredOffers.length, answeredOffers.at(-1)]).toEqual([200, "4999"]);
});

test("a mirror is an address of the web, without a slash at its end", () => {
  expect(parseMirror(" https://mirror.example/a/ ")).toBe("https://mirror.example/a");
  for (const text of ["", "mirror", "javascript:alert(1)", "file:///etc", `https://a/${"b".repeat(600)}`, 7]) {
    expect(parseMirror(text)).toBeUndefined();
  }
});
