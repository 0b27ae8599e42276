import type { Database } from "../storage/database";
import { keptOf, listOf, textOf } from "../storage/kept";
import { voiceNumbers } from "../transcripts/parse";
import type { HeardVoice, KnownVoice, VoiceMemory, VoiceNews } from "./types";

/** Recordings of one voice that are remembered, the last ones. */
const mostHeard = 50;

/** Voices in the page's database. A tab that writes tells the others. */
export function createVoiceMemory(
  open: () => Promise<Database>,
  channel: Pick<BroadcastChannel, "postMessage" | "addEventListener">,
): VoiceMemory {
  const change = async (write: (database: Database) => Promise<unknown>) => {
    const database = await open();
    try {
      await write(database);
    } finally {
      database.close();
    }
    channel.postMessage("changed");
  };
  return {
    async read() {
      const database = await open();
      try {
        return (await database.getAll("voices")).flatMap(parseKnown);
      } finally {
        database.close();
      }
    },
    note: (transcript, news) => change((database) => noteIn(database, transcript, news)),
    forget: (name) => change((database) => database.delete("voices", name)),
    forgetAll: () => change((database) => database.clear("voices")),
    onChange: (listener) => channel.addEventListener("message", listener),
  };
}

async function noteIn(database: Database, transcript: string, { left, heard }: VoiceNews): Promise<void> {
  const transaction = database.transaction("voices", "readwrite");
  const { store } = transaction;
  const write = async () => {
    for (const name of [...left, ...heard.map((one) => one.name)]) {
      const known = (await store.get(name)) as unknown;
      const others = parseKnown(known)
        .flatMap((one) => one.heard)
        .filter((one) => one.transcript !== transcript);
      const own = heard.find((one) => one.name === name);
      const all = own ? [...others, { transcript, voice: own.voice }].slice(-mostHeard) : others;
      if (all.length === 0) await store.delete(name);
      else await store.put({ name, heard: all } satisfies KnownVoice, name);
    }
  };
  await Promise.all([write(), transaction.done]);
}

/** A voice with a name that was heard somewhere; none: it cannot be read. */
function parseKnown(value: unknown): readonly KnownVoice[] {
  const kept = keptOf(value);
  const name = textOf(kept.name);
  const heard = listOf(kept.heard).slice(-mostHeard).flatMap(parseHeard);
  return name === undefined || name === "" || heard.length === 0 ? [] : [{ name, heard }];
}

function parseHeard(value: unknown): readonly HeardVoice[] {
  const kept = keptOf(value);
  const [transcript, voice] = [textOf(kept.transcript), listOf(kept.voice).filter((one) => Number.isFinite(one))];
  return transcript === undefined || voice.length !== voiceNumbers
    ? []
    : [{ transcript, voice: voice as readonly number[] }];
}
