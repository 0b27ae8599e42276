import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { beforeEach, expect, test } from "vitest";
import { databaseName, openDatabase } from "../../client/storage/database";
import { chosenSettings } from "../../testing/chosenSettings";
import { fakeChannels } from "../../testing/fakeChannels";
import { base, fakeServices, named, settle } from "../../testing/fakeServices";
import { segment } from "../../testing/segments";
import { measuredBefore } from "../bench/benchState";
import { type AppStore, createAppStore } from "../store";
import { openSettings } from "./openSettings";
import { settingsOf } from "./places";
import { defaultPreferences, defaultSettings, type Preferences, type Settings } from "./settings";

const address = "https://here/sotto/";
const figures = { key: "this machine", webgpu: 3, cpu: 40 };

let channels = fakeChannels();

beforeEach(async () => {
  channels = fakeChannels();
  await deleteDB(databaseName);
});

/** One page on the real database of settings; another call is another tab, or a later visit. */
async function visit({ at = address, before }: { readonly at?: string; readonly before?: Partial<Settings> } = {}) {
  const source = { open: openDatabase, storage: undefined, patience: 5000, channel: channels() };
  const settings = await openSettings({ ...source, address: at });
  if (before) await settings.change(() => before);
  let written: Promise<unknown> = Promise.resolve();
  let changes = 0;
  const services = {
    ...fakeServices(),
    settings: {
      ...settings,
      change(change: Parameters<typeof settings.change>[0]) {
        changes++;
        const one = settings.change(change);
        written = Promise.all([written, one]);
        return one;
      },
    },
  };
  const store = createAppStore(services);
  return { store, services, actions: store.actions, kept: () => written, changes: () => changes };
}

async function keptNow(): Promise<Settings> {
  return settingsOf((await visit()).store.getState());
}

const changedPreferences = Object.fromEntries(
  Object.keys(defaultPreferences).map((field) => [
    field,
    ({ actions }: AppStore) => actions.changePreferences({ [field]: chosenSettings[field as keyof Preferences] }),
  ]),
) as { readonly [F in keyof Preferences]: (store: AppStore) => void };

/** What an action that changes each setting does. */
const changes: { readonly [F in keyof Settings]: (store: AppStore) => void } = {
  ...changedPreferences,
  mirror: ({ actions }) => void actions.setMirror("https://mirror.example"),
  device: ({ actions }) => actions.chooseDevice("cpu"),
  options: ({ actions }) => actions.changeOptions({ hotwords: "Thorvald" }),
  sound: ({ actions }) => actions.changeSound({ source: "both" }),
  language: ({ actions }) => actions.chooseLanguage("de"),
  shelf: ({ actions }) => actions.answerOffer("de"),
  bench: (store) => store.setState({ bench: measuredBefore(chosenSettings.bench) }),
  installOffer: (store) => store.setState({ installOffer: { transcripts: 2, note: "not-yet" } }),
};

test.each(Object.keys(changes) as (keyof Settings)[])(
  "%s is kept by itself, and lies there again at the next visit",
  async (field) => {
    const { store, kept } = await visit();
    changes[field](store);
    await kept();
    const changed = settingsOf(store.getState())[field];
    expect(changed).not.toEqual(defaultSettings[field]);
    expect(await keptNow()).toEqual({ ...defaultSettings, [field]: changed });
  },
);

test("what another tab chose stays, within a setting too", async () => {
  const [one, other] = [await visit(), await visit()];
  one.actions.changePreferences({ theme: "dark", subtitles: { ...defaultSettings.subtitles, lines: 3 } });
  one.actions.changeOptions({ hotwords: "Thorvald" });
  await one.kept();
  other.actions.changePreferences({ typeface: "sans", subtitles: { ...defaultSettings.subtitles, pace: 20 } });
  other.actions.changeOptions({ wordTimestamps: true });
  other.actions.answerOffer("de");
  other.actions.chooseModel(base);
  await other.kept();
  one.actions.answerOffer("fr");
  await one.kept();
  expect(await keptNow()).toEqual({
    ...defaultSettings,
    theme: "dark",
    typeface: "sans",
    subtitles: { ...defaultSettings.subtitles, lines: 3, pace: 20 },
    options: { ...defaultSettings.options, hotwords: "Thorvald", wordTimestamps: true },
    shelf: { ...defaultSettings.shelf, answeredOffers: ["de", "fr"], chosen: base.name },
  });
});

test("what one tab says of what is kept holds in the other, which has nothing to keep of that", async () => {
  const [one, other] = [await visit(), await visit()];
  other.actions.changePreferences({ theme: "dark" });
  one.actions.changePreferences({ rememberVoices: "on", keepAudio: "off" });
  expect(other.store.getState().preferences).toEqual({
    ...defaultPreferences,
    ...{ theme: "dark", rememberVoices: "on", keepAudio: "off" },
  });
  expect([one.changes(), other.changes()]).toEqual([1, 1]);
  await one.kept();
  other.actions.changePreferences({ rememberVoices: "off" });
  expect(one.store.getState().preferences.rememberVoices).toBe("off");
  await other.kept();
  expect(await keptNow()).toMatchObject({ theme: "dark", keepAudio: "off", rememberVoices: "off" });
});

test("the transcripts of all tabs count towards the offer to install, which is made once", async () => {
  const tabs = [await visit(), await visit()] as const;
  for (const { store, services, kept } of [...tabs, tabs[0]]) {
    await store.actions.open();
    store.actions.addFiles([named("a.mp3")]);
    await settle();
    services.runs.at(-1)?.emit({ type: "segments", segments: [segment(0, 1, " Hm.")] });
    services.runs.at(-1)?.finish();
    await settle();
    await kept();
  }
  expect((await keptNow()).installOffer).toEqual({ transcripts: 3, note: "due" });
});

test("what the address asks for is not kept, and what is measured meanwhile is", async () => {
  await visit({ before: { device: { preference: "cpu" } } });
  const { store, kept } = await visit({ at: `${address}?device=webgpu` });
  expect(store.getState().device.preference).toBe("webgpu");
  store.setState(({ device }) => ({ device: { ...device, figures } }));
  await kept();
  expect((await keptNow()).device).toEqual({ preference: "cpu", figures });
  store.actions.chooseDevice("auto");
  await kept();
  expect((await keptNow()).device).toEqual({ preference: "auto", figures });
});

test("every letter is handed over as it is typed, and what is no setting is none of its business", async () => {
  const { actions, kept, changes } = await visit();
  const text = "fellow Americans?";
  for (const end of [...text].keys()) actions.changeOptions({ hotwords: text.slice(0, end + 1) });
  expect(changes()).toBe(text.length);
  actions.show({ view: "models" });
  actions.changePreferences({});
  expect(changes()).toBe(text.length);
  await kept();
  expect((await keptNow()).options.hotwords).toBe(text);
});
