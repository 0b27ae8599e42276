import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { beforeEach, expect, test } from "vitest";
import { databaseName, openDatabase } from "../../client/storage/database";
import { fakeChannels } from "../../testing/fakeChannels";
import { defaultJobOptions } from "../queue/jobOptions";
import { openSettings, type SettingsSource } from "./openSettings";
import { defaultSettings } from "./settings";

const address = "https://here/sotto/";
const figures = { key: "this machine", webgpu: 3, cpu: 40 };

/** One page; another call is another tab, or a later visit. */
function visit(change: Partial<SettingsSource> = {}) {
  const source = { open: openDatabase, storage: undefined, address, patience: 5000, channel: fakeChannels()() };
  return openSettings({ ...source, ...change });
}

function storageWith(records: Readonly<Record<string, string>>) {
  const items = new Map(Object.entries(records));
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage & { readonly items: ReadonlyMap<string, string> };
}

async function record(): Promise<unknown> {
  const database = await openDatabase();
  const kept = await database.get("settings", "settings");
  database.close();
  return kept;
}

async function putRecord(kept: unknown): Promise<void> {
  const database = await openDatabase();
  await database.put("settings", kept, "settings");
  database.close();
}

beforeEach(() => deleteDB(databaseName));

test("a change takes effect at once and comes back at the next visit", async () => {
  const page = await visit();
  expect(page.read()).toEqual(defaultSettings);
  const written = page.change(() => ({ theme: "dark", textSize: 24 }));
  expect(page.read()).toEqual({ ...defaultSettings, theme: "dark", textSize: 24 });
  await written;
  expect((await visit()).read()).toEqual({ ...defaultSettings, theme: "dark", textSize: 24 });
  expect(await page.keeping()).toBe("database");
});

test("what is kept and sent another tab hears at once, whatever its version, and nothing else", async () => {
  const channels = fakeChannels();
  const [one, other] = [await visit({ channel: channels() }), await visit({ channel: channels() })];
  const told: unknown[] = [];
  other.onOthers((answers) => told.push(answers));
  await one.change(() => ({ theme: "dark", typeface: "sans" }));
  expect(told).toEqual([]);
  await one.change(() => ({ rememberVoices: "on", theme: "light" }));
  await one.change(() => ({ server: undefined }));
  expect(told).toEqual([{ rememberVoices: "on" }, { server: undefined }]);
  expect(other.read()).toEqual({ ...defaultSettings, rememberVoices: "on" });
  channels().postMessage({ keepAudio: "off", keepCopies: 7, later: "on" });
  expect(told.slice(2)).toEqual([{ keepAudio: "off", keepCopies: "ask" }]);
});

test("what one tab chose stays when another one chooses something else, also within a field", async () => {
  const [one, other] = [await visit(), await visit()];
  await one.change(({ options }) => ({ theme: "dark", options: { ...options, hotwords: "Thorvald" } }));
  await other.change(({ options }) => ({ typeface: "sans", options: { ...options, wordTimestamps: true } }));
  await other.change(({ shelf }) => ({ shelf: { ...shelf, answeredOffers: [...shelf.answeredOffers, "de"] } }));
  await one.change(({ shelf }) => ({ shelf: { ...shelf, answeredOffers: [...shelf.answeredOffers, "fr"] } }));
  expect((await visit()).read()).toEqual({
    ...defaultSettings,
    theme: "dark",
    typeface: "sans",
    options: { ...defaultJobOptions, hotwords: "Thorvald", wordTimestamps: true },
    shelf: { ...defaultSettings.shelf, answeredOffers: ["de", "fr"] },
  });
});

test("changes that are made at the same moment are all kept", async () => {
  const [one, other] = [await visit(), await visit()];
  await Promise.all([
    one.change(() => ({ theme: "light" })),
    other.change(() => ({ singleKeys: "off" })),
    one.change(() => ({ theme: "dark" })),
    other.change(() => ({ language: "de" })),
  ]);
  expect((await visit()).read()).toEqual({ ...defaultSettings, theme: "dark", singleKeys: "off", language: "de" });
});

test("what is typed fast is kept in two writes, however many letters it has", async () => {
  let writes = 0;
  const page = await visit({
    async open() {
      const database = await openDatabase();
      const { transaction } = database;
      database.transaction = ((...args: Parameters<typeof transaction>) => {
        if (args[1] === "readwrite") writes++;
        return transaction.apply(database, args);
      }) as typeof transaction;
      return database;
    },
  });
  writes = 0;
  const letters = [..."fellow Americans?"];
  const written = letters.map((letter) =>
    page.change(({ options }) => ({ options: { ...options, hotwords: options.hotwords + letter } })),
  );
  await written[0];
  await Promise.all(written);
  expect((await visit()).read().options.hotwords).toBe(letters.join(""));
  expect(writes).toBeLessThanOrEqual(2);
});

const versionOne = {
  "sotto.device": JSON.stringify({ preference: "cpu", figures }),
  "sotto.options": JSON.stringify({ version: 1, ...defaultJobOptions, hotwords: "Thorvald" }),
  "sotto.sound": JSON.stringify({ source: "both", echoCancellation: false }),
  "sotto.single-keys": "off",
  "sotto.shelf": JSON.stringify({ version: 1, answeredOffers: ["de"] }),
};

test("the records of version 1 are taken over once, and go", async () => {
  const storage = storageWith({ ...versionOne, other: "stays" });
  const page = await visit({ storage });
  const { device, options, sound, singleKeys, shelf } = page.read();
  expect(device).toEqual({ preference: "cpu", figures });
  expect(options.hotwords).toBe("Thorvald");
  expect([sound.source, sound.echoCancellation, sound.noiseSuppression]).toEqual(["both", false, true]);
  expect([singleKeys, shelf.answeredOffers]).toEqual(["off", ["de"]]);
  expect([...storage.items.keys()]).toEqual(["other"]);
  expect(await record()).toMatchObject({ version: 2, singleKeys: "off" });
  await page.change(() => ({ singleKeys: "on" }));
  expect((await visit({ storage: storageWith(versionOne) })).read().singleKeys).toBe("on");
});

test("of version 1, what is broken or of no version is left aside by itself", async () => {
  const storage = storageWith({
    "sotto.device": "{",
    "sotto.options": JSON.stringify({ hotwords: "Thorvald" }),
    "sotto.sound": JSON.stringify({ source: "tab" }),
    "sotto.shelf": "7",
  });
  const { device, options, sound, shelf } = (await visit({ storage })).read();
  expect([device, options, shelf]).toEqual([defaultSettings.device, defaultSettings.options, defaultSettings.shelf]);
  expect(sound.source).toBe("tab");
});

test("a newer version's record is read as far as it can be, and keeps what only that version knows", async () => {
  const newer = {
    version: 7,
    theme: "dark",
    typeface: "blackletter",
    options: { task: "translate", dialect: "low" },
    mood: "calm",
  };
  await putRecord(newer);
  const page = await visit({ storage: storageWith(versionOne) });
  expect([page.read().theme, page.read().typeface, page.read().options.task]).toEqual(["dark", "serif", "translate"]);
  expect(await record()).toEqual(newer);
  await page.change(({ options }) => ({ options: { ...options, fastest: true }, language: "de" }));
  expect(await record()).toEqual({
    ...newer,
    language: "de",
    options: { ...defaultJobOptions, ...newer.options, fastest: true },
  });
});

test("the address goes before what is kept for this visit; what it cannot mean is left aside", async () => {
  await (await visit()).change(() => ({ device: { preference: "cpu", figures } }));
  const asked = await visit({ address: `${address}?device=webgpu` });
  expect(asked.read().device).toEqual({ preference: "webgpu", figures });
  expect((await visit({ address: `${address}?device=abacus` })).read().device.preference).toBe("cpu");
  // Figures are kept without it.
  const newer = { ...figures, cpu: 41 };
  await asked.change(({ device }) => ({ device: { ...device, figures: newer } }));
  expect((await visit()).read().device).toEqual({ preference: "cpu", figures: newer });
  await asked.change(({ device }) => ({ device: { ...device, preference: "auto" } }));
  expect((await visit()).read().device.preference).toBe("auto");
});

test("a database that another tab had closed is opened again", async () => {
  const page = await visit();
  await page.change(() => ({ theme: "dark" }));
  await deleteDB(databaseName);
  await page.change(() => ({ typeface: "sans" }));
  expect((await visit()).read()).toEqual({ ...defaultSettings, typeface: "sans" });
});

test("a browser that has no databases at all is no error", async () => {
  const open = () => {
    throw new ReferenceError("indexedDB is not defined");
  };
  const page = await visit({ open });
  expect(page.read()).toEqual(defaultSettings);
  expect(await page.keeping()).toBe("memory");
});

test("a browser that refuses storage begins with what version 1 kept, and forgets the rest with the tab", async () => {
  const storage = storageWith(versionOne);
  const page = await visit({ storage, open: () => Promise.reject(new DOMException("no", "SecurityError")) });
  expect(page.read().singleKeys).toBe("off");
  expect(await page.keeping()).toBe("memory");
  await page.change(() => ({ theme: "dark" }));
  expect(page.read().theme).toBe("dark");
  // They may be kept another time.
  expect(storage.items.size).toBe(Object.keys(versionOne).length);
  expect(await record()).toBeUndefined();
});

test("a database that does not open in time holds nothing up, and keeps what is changed once it does", async () => {
  await (await visit()).change(() => ({ theme: "dark" }));
  let open = () => {};
  const late = new Promise<void>((resolve) => {
    open = resolve;
  }).then(openDatabase);
  const page = await visit({ patience: 10, open: () => late });
  expect(page.read().theme).toBe("auto");
  const written = page.change(() => ({ typeface: "sans" }));
  open();
  await written;
  expect((await visit()).read()).toMatchObject({ theme: "dark", typeface: "sans" });
});

/** A browser's storage that lists what it has. */
function wholeStorage() {
  const items = new Map<string, string>();
  return {
    items,
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage & { readonly items: Map<string, string> };
}

test("a change whose page is gone before it is written comes back at the next visit, and is written then", async () => {
  const storage = wholeStorage();
  const never = new Promise<never>(() => {});
  const page = await visit({ storage, patience: 10, open: () => never });
  void page.change(() => ({ theme: "dark" }));
  void page.change(({ options }) => ({ options: { ...options, hotwords: "Thorvald" } }));
  const next = await visit({ storage });
  expect(next.read()).toMatchObject({ theme: "dark", options: { hotwords: "Thorvald" }, typeface: "serif" });
  await next.change(() => ({ typeface: "sans" }));
  expect(await record()).toMatchObject({ theme: "dark", typeface: "sans", options: { hotwords: "Thorvald" } });
  expect([...storage.items.keys()]).toEqual([]);
});

test("a journal full of junk changes nothing, and goes", async () => {
  await (await visit()).change(() => ({ theme: "dark" }));
  for (const text of ["", "{", "[1]", "null", JSON.stringify({ theme: 7, nonsense: 1, textSize: "x" })]) {
    const storage = wholeStorage();
    storage.items.set("sotto.unwritten.a", text);
    const page = await visit({ storage });
    await page.change(() => ({ typeface: "sans" }));
    expect(await record()).not.toHaveProperty("nonsense");
    expect(storage.items.size).toBe(0);
  }
});
