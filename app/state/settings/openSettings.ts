import type { DeviceRequest } from "../../../engine/index";
import type { Database } from "../../client/storage/database";
import { openJournal, takeJournals } from "./journal";
import { isPreference, parseSettings } from "./parse";
import type { Preferences, Settings } from "./settings";
import { changeRecord, readRecord, type SettingsChange } from "./settingsRecord";
import { forgetVersionOne, readVersionOne } from "./versionOne";

/** What is kept and what is sent: whoever answers that in one tab answers it for all that are open. */
const answers = ["keepAudio", "keepCopies", "rememberVoices", "server"] as const;

/** Answers of another tab. */
export type ToldAnswers = Partial<Pick<Preferences, (typeof answers)[number]>>;

/** The settings as the store sees them. */
export interface SettingsMemory {
  /** As they were when the page opened, and changed by this page since. */
  read(): Settings;
  /** Takes effect at once; resolves when it is kept, or cannot be. */
  change(change: SettingsChange): Promise<void>;
  /** "memory": the browser refuses storage, and settings live as long as the tab. */
  keeping(): Promise<"database" | "memory">;
  /** Hears what another tab answers. */
  onOthers(listener: (told: ToldAnswers) => void): void;
}

export interface SettingsSource {
  readonly open: () => Promise<Database>;
  /** What version 1 wrote to; undefined where the browser forbids it. */
  readonly storage: Storage | undefined;
  /** The page's own; `?device=webgpu|cpu|auto` in it goes before what is kept, for this visit. */
  readonly address: string;
  /** Milliseconds that reading may take: nothing is drawn before it has ended. */
  readonly patience: number;
  /** To the other tabs. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "addEventListener">;
}

/** Reads what the user chose. A browser that does not give it in time, or not at all, begins with the usual. */
export async function openSettings(source: SettingsSource): Promise<SettingsMemory> {
  const { open, storage, address, patience, channel } = source;
  const before = readVersionOne(storage);
  // A browser that forbids databases may throw at once.
  let database = Promise.resolve().then(open);
  const record = database.then(async (opened) => {
    const read = await readRecord(opened, before);
    forgetVersionOne(storage);
    return read;
  });
  const keeping = record.then(
    () => "database" as const,
    () => "memory" as const,
  );
  const kept = await Promise.race([record.catch(() => before), after(patience, before)]);
  let settings = withAsked(parseSettings(kept), address);
  const write = async (change: SettingsChange) => {
    try {
      await changeRecord(await database, change);
    } catch {
      // Another tab had it closed, to delete everything or to bring it up to a newer version.
      database = open();
      await changeRecord(await database, change);
    }
  };
  // One after the other, as they were made; those that come while one is written are written together, so that fast typing
  // is not lost to a page that is closed right after it.
  let written: Promise<unknown> = record;
  let waiting: readonly SettingsChange[] = [];
  const writeAll = async () => {
    const changes = waiting;
    waiting = [];
    if (changes.length > 0) await write(inOne(changes));
  };
  const journal = openJournal(storage, crypto.randomUUID());
  const memory: SettingsMemory = {
    read: () => settings,
    keeping: () => keeping,
    change(change) {
      const made = change(settings);
      settings = { ...settings, ...made };
      if (answers.some((one) => one in made)) channel.postMessage(answersOf(made, settings));
      journal.note(made);
      waiting = [...waiting, change];
      const last = written.then(writeAll).catch(() => {});
      written = last;
      return last.then(() => {
        if (written === last) journal.clear();
      });
    },
    onOthers: (listener) =>
      channel.addEventListener("message", ({ data }: MessageEvent<object>) => {
        // It may be another version's.
        const told = answersOf(data, parseSettings(data));
        settings = { ...settings, ...told };
        listener(told);
      }),
  };
  // A page that was left right after a change had no time to write it.
  for (const left of takeJournals(storage)) void memory.change(() => left);
  return memory;
}

/** The answers among what is named by `made`. */
function answersOf(made: object, settings: Settings): ToldAnswers {
  return Object.fromEntries(answers.filter((one) => one in made).map((one) => [one, settings[one]]));
}

/** What several changes come to, made one after the other. */
function inOne(changes: readonly SettingsChange[]): SettingsChange {
  return (kept) => {
    let made: Partial<Settings> = {};
    for (const change of changes) made = { ...made, ...change({ ...kept, ...made }) };
    return made;
  };
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, ms, value));
}

/** The address speaks for this visit only: what is kept stays as it is. */
function withAsked(settings: Settings, address: string): Settings {
  const asked = new URL(address).searchParams.get("device");
  const device = (preference: DeviceRequest["preference"]) => ({ ...settings.device, preference });
  return isPreference(asked) ? { ...settings, device: device(asked) } : settings;
}
