import { expect, test } from "vitest";
import { chosenSettings } from "../../testing/chosenSettings";
import { mostCharacters } from "../queue/jobOptions";
import { parseMirror, parseOwnServer, parseSettings } from "./parse";
import { defaultSettings, type Settings } from "./settings";

test("what was chosen is read as it was written", () => {
  expect(parseSettings(structuredClone(chosenSettings))).toEqual(chosenSettings);
  for (const [name, value] of Object.entries(chosenSettings)) {
    expect(value, name).not.toEqual(defaultSettings[name as keyof Settings]);
  }
});

test.each([undefined, null, 7, "", [], {}, { version: 1 }])("%j means the usual", (record) => {
  expect(parseSettings(record)).toEqual(defaultSettings);
});

/** Of every kind of value one that no field takes. */
const broken = [null, -1, "abacus", [], {}, Number.NaN, () => 1];

test.each(Object.keys(chosenSettings) as (keyof Settings)[])("a broken %s takes no other field with it", (name) => {
  for (const value of broken) {
    const { [name]: parsed, ...others } = parseSettings({ ...chosenSettings, [name]: value });
    const { [name]: _, ...expected } = chosenSettings;
    expect(others).toEqual(expected);
    expect(parsed).toEqual(defaultSettings[name]);
  }
});

test("within a field, what is broken takes no other part with it", () => {
  const { options, sound, subtitles, device } = parseSettings({
    options: { ...chosenSettings.options, task: 0, hotwords: "a".repeat(1000), more: "from another version" },
    sound: { ...chosenSettings.sound, source: "radio", microphone: 7 },
    subtitles: { ...chosenSettings.subtitles, lineLength: 1e9, lines: 1.5 },
    device: { preference: "tpu", figures: { key: 1 } },
  });
  expect(options).toEqual({
    ...chosenSettings.options,
    task: "transcribe",
    hotwords: "a".repeat(mostCharacters.hotwords),
  });
  expect(sound).toEqual({ ...chosenSettings.sound, source: "microphone", microphone: undefined });
  expect(subtitles).toEqual({ ...chosenSettings.subtitles, lineLength: undefined, lines: 2 });
  expect(device).toEqual({ preference: "auto" });
});

test.each([{ transcripts: -3, note: "loud" }, { transcripts: "many" }, { transcripts: 0.5 }])(
  "%j is the beginning of the transcripts that are counted",
  (installOffer) => {
    expect(parseSettings({ installOffer }).installOffer).toEqual({ transcripts: 0, note: "not-yet" });
  },
);

test("lists of the shelf are read one entry at a time, the newest of too many", () => {
  const figures = [null, { model: "a", device: "b", timesRealtime: -1 }, ...chosenSettings.shelf.figures];
  expect(parseSettings({ shelf: { figures, tooLarge: [7], answeredOffers: ["de", 7], chosen: 7 } }).shelf).toEqual({
    ...chosenSettings.shelf,
    tooLarge: [],
    chosen: undefined,
  });
  const many = Array.from({ length: 5000 }, (_, i) => `${i}`);
  const { answeredOffers } = parseSettings({ shelf: { answeredOffers: many } }).shelf;
  expect([answeredOffers.length, answeredOffers.at(-1)]).toEqual([200, "4999"]);
});

test("a server is one over https or of this machine, with a token", () => {
  const token = "of-24-characters";
  expect(parseOwnServer({ address: "https://a.example/", token })).toEqual({ address: "https://a.example", token });
  expect(parseOwnServer({ address: "http://127.0.0.1:8643", token })?.address).toBe("http://127.0.0.1:8643");
  for (const address of ["http://a.example", "https://a.example/x", "a", 7]) {
    expect(parseOwnServer({ address, token })).toBeUndefined();
  }
  for (const wrong of ["", "two words", "x".repeat(501), 7]) {
    expect(parseOwnServer({ address: "https://a.example", token: wrong })).toBeUndefined();
  }
});

test("a mirror is an address of the web, without a slash at its end", () => {
  expect(parseMirror(" https://mirror.example/a/ ")).toBe("https://mirror.example/a");
  for (const text of ["", "mirror", "javascript:alert(1)", "file:///etc", `https://a/${"b".repeat(600)}`, 7]) {
    expect(parseMirror(text)).toBeUndefined();
  }
});
