import { withPeaks } from "../client/decoding/peaks";
import type { TranscriptNotice, TranscriptsClient } from "../client/transcripts/transcripts";
import type { TextKeeping, TextVersion, TranscriptChange } from "../client/transcripts/types";
import { after } from "../client/transcripts/versionDb";

export interface FakeTranscripts extends TranscriptsClient {
  /** What the database has. */
  readonly kept: Map<string, TranscriptChange>;
  /** Those that this tab writes, and those that another one does. */
  readonly held: Set<string>;
  readonly elsewhere: Set<string>;
  /** What becomes of text that is put. */
  keeping: TextKeeping;
  /** Another tab has done something. */
  tell(notice: TranscriptNotice): void;
}

/** Transcripts without a database: what is put is kept at once. */
export function fakeTranscripts(): FakeTranscripts {
  const kept = new Map<string, TranscriptChange>();
  const peaks = new Map<string, Uint8Array>();
  const versions = new Map<string, readonly TextVersion[]>();
  const held = new Set<string>();
  const elsewhere = new Set<string>();
  let told: TextKeeping = "database";
  const listeners: ((keeping: TextKeeping) => void)[] = [];
  const onKeeping = (keeping: TextKeeping) => {
    for (const listener of listeners) listener(keeping);
  };
  let onOthers = (_: TranscriptNotice) => {};
  const put = (change: TranscriptChange) => {
    if (told !== transcripts.keeping) onKeeping(transcripts.keeping);
    told = transcripts.keeping;
    if (transcripts.keeping === "database") kept.set(change.facts.id, structuredClone(change));
  };
  const transcripts: FakeTranscripts = {
    kept,
    held,
    elsewhere,
    keeping: "database",
    tell: (notice) => onOthers(notice),
    list: async () => {
      if (transcripts.keeping === "memory") throw new DOMException("private", "InvalidStateError");
      return [...kept.values()].filter(({ facts }) => !elsewhere.has(facts.id));
    },
    has: async (id) => kept.has(id),
    peaks: async (id) => peaks.get(id),
    putPeaks: async (id, from, later) => void peaks.set(id, withPeaks(peaks.get(id) ?? new Uint8Array(), from, later)),
    facts: async (id) => kept.get(id)?.facts,
    segments: async (id) => kept.get(id)?.segments ?? [],
    beginning: async (id) =>
      (kept.get(id)?.segments ?? [])
        .map(({ text }) => text)
        .join("")
        .trim(),
    versions: async (id) => versions.get(id) ?? [],
    async keepVersion(id, version) {
      if (transcripts.keeping === "full") return "full";
      const known = versions.get(id) ?? [];
      versions.set(id, [structuredClone(after(version, known[0]?.at)), ...known]);
      return "kept";
    },
    holds: (id) => held.has(id),
    async claim(id) {
      if (elsewhere.has(id)) return "elsewhere";
      held.add(id);
      return "here";
    },
    async release(id) {
      held.delete(id);
    },
    put,
    async replace(change) {
      if (transcripts.keeping !== "database") throw new DOMException("no room", "QuotaExceededError");
      put(change);
    },
    flush: async () => transcripts.keeping,
    async remove(id) {
      if (elsewhere.has(id)) return "elsewhere";
      kept.delete(id);
      versions.delete(id);
      held.delete(id);
      return "removed";
    },
    forgetAll: () => {},
    onKeeping: (listener) => void listeners.push(listener),
    onOthers: (listener) => {
      onOthers = listener;
    },
  };
  return transcripts;
}
