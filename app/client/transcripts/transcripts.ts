import { withPeaks } from "../decoding/peaks";
import type { Database } from "../storage/database";
import { isFull } from "../storage/isFull";
import type { Locks } from "../storage/locks";
import type { TextReserve } from "../storage/textReserve";
import { inTimeOrder } from "./edit/order";
import { TranscriptKeeper } from "./keeper";
import {
  hasTranscript,
  readBeginning,
  readFacts,
  readSegments,
  readTranscripts,
  removeTranscript,
  replaceTranscript,
} from "./transcriptDb";
import type {
  KeptTranscript,
  TextKeeping,
  TextVersion,
  TranscriptChange,
  TranscriptFacts,
  TranscriptSegment,
} from "./types";
import { after, putVersion, readVersions } from "./versionDb";

/** What the transcripts' home is made of. */
export interface TranscriptServices {
  readonly open: () => Promise<Database>;
  readonly locks: Locks;
  /** Room that is held for texts; left out: none is. */
  readonly reserve?: TextReserve;
  /** To the other tabs: tells that what they list has changed. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "addEventListener">;
}

const noReserve: TextReserve = { hold: async () => false, release: async () => false };

/** What others hear of a transcript: "written" is some more of one that a tab goes on with, for who searches or shows it. */
export interface TranscriptNotice {
  readonly id: string;
  readonly what: "changed" | "removed" | "written";
}

/** The transcripts as the store sees them; see `Transcripts`. */
export type TranscriptsClient = Pick<
  Transcripts,
  | "list"
  | "has"
  | "facts"
  | "peaks"
  | "putPeaks"
  | "segments"
  | "versions"
  | "keepVersion"
  | "beginning"
  | "holds"
  | "claim"
  | "release"
  | "put"
  | "replace"
  | "flush"
  | "remove"
  | "forgetAll"
  | "onKeeping"
  | "onOthers"
>;

/** The transcripts that this browser keeps. What one tab writes, no other does. */
export class Transcripts {
  readonly #services: TranscriptServices;
  readonly #keeper: TranscriptKeeper;
  /** What this tab writes, with what ends that for each. */
  readonly #claims = new Map<string, Promise<(() => void) | undefined>>();
  /** How often each was claimed. */
  readonly #asked = new Map<string, number>();
  readonly #listeners = new Set<(keeping: TextKeeping) => void>();
  /** Versions for which the browser has no place: they live as long as their text does. */
  readonly #versions = new Map<string, readonly TextVersion[]>();

  constructor(services: TranscriptServices) {
    this.#services = services;
    const hearers = {
      onKeeping: (keeping: TextKeeping) => {
        for (const listener of this.#listeners) listener(keeping);
      },
      onWritten: (id: string) => this.#tell({ id, what: "written" }),
    };
    this.#keeper = new TranscriptKeeper(services.open, hearers, services.reserve ?? noReserve);
  }

  /**
   * All transcripts but those that another tab works on, oldest first; rejects where the browser keeps nothing. One whose
   * text is whole is listed though it is edited elsewhere.
   */
  async list(): Promise<readonly KeptTranscript[]> {
    const held = await this.#services.locks.held();
    const kept = await readTranscripts(await this.#keeper.database());
    return kept.filter(
      ({ facts: { id }, order }) => this.#claims.has(id) || !held.has(id) || order.progress === "done",
    );
  }

  /** Whether the database has a transcript, whoever writes it; false where the browser keeps nothing. */
  async has(id: string): Promise<boolean> {
    return this.#keeper.database().then(
      (database) => hasTranscript(database, id),
      () => false,
    );
  }

  /** How loud a transcript's sound is; undefined where nobody has kept that. */
  async peaks(id: string): Promise<Uint8Array | undefined> {
    const kept = await this.#keeper.database().then(
      (database) => database.get("peaks", id),
      () => undefined,
    );
    return kept instanceof Uint8Array ? kept : undefined;
  }

  /** Keeps how loud the sound is from a second on. A device without room does without. */
  async putPeaks(id: string, from: number, peaks: Uint8Array): Promise<void> {
    const before = (await this.peaks(id)) ?? new Uint8Array();
    const all = withPeaks(before, from, peaks);
    await this.#keeper
      .database()
      .then((database) => database.put("peaks", all, id))
      .catch(() => {});
  }

  /** What is kept of a transcript besides its text; undefined where nothing is. */
  async facts(id: string): Promise<TranscriptFacts | undefined> {
    return this.#keeper.database().then(
      (database) => readFacts(database, id),
      () => undefined,
    );
  }

  /** The first words of a transcript, of its first segments; an empty text where there are none. */
  async beginning(id: string): Promise<string> {
    const segments = await readBeginning(await this.#keeper.database(), id);
    return inTimeOrder(segments)
      .map(({ text }) => text)
      .join("")
      .trim();
  }

  /** A transcript's segments in the order of their numbers. */
  async segments(id: string): Promise<readonly TranscriptSegment[]> {
    const segments = await readSegments(await this.#keeper.database(), id);
    this.#keeper.know(id, segments);
    return segments;
  }

  /** The versions of a transcript, newest first. */
  async versions(id: string): Promise<readonly TextVersion[]> {
    const kept = await this.#keeper.database().then(
      (database) => readVersions(database, id),
      () => [],
    );
    return [...kept, ...(this.#versions.get(id) ?? [])].toSorted((a, b) => b.at - a.at);
  }

  /**
   * Keeps a text before something takes its place, under its time or, where another has that, a later one; "full": the device
   * has no room, and the text had better stay.
   */
  async keepVersion(id: string, version: TextVersion): Promise<"kept" | "full"> {
    try {
      await putVersion(await this.#keeper.database(), id, version);
    } catch (error) {
      if (isFull(error)) return "full";
      const known = this.#versions.get(id) ?? [];
      this.#versions.set(id, [...known, after(version, known.at(-1)?.at)]);
    }
    return "kept";
  }

  /** This tab writes a transcript, or is about to. */
  holds(id: string): boolean {
    return this.#claims.has(id);
  }

  /** Lets this tab alone write a transcript until `release`; "elsewhere": another tab does. */
  async claim(id: string): Promise<"here" | "elsewhere"> {
    this.#asked.set(id, (this.#asked.get(id) ?? 0) + 1);
    const claim = this.#claims.get(id) ?? this.#services.locks.hold(id);
    this.#claims.set(id, claim);
    if (await claim) return "here";
    this.#claims.delete(id);
    return "elsewhere";
  }

  /** Writes what is left of a transcript and lets other tabs write it. */
  async release(id: string): Promise<void> {
    const asked = this.#asked.get(id);
    await this.#keeper.flush();
    // Whoever claimed it meanwhile, in this tab, goes on with it.
    await this.#free(id, () => this.#asked.get(id) === asked);
    this.#tell({ id, what: "changed" });
  }

  /**
   * Takes a transcript as it is now, with all of its segments; what is new is written within a second. Nothing happens to
   * one that this tab has not claimed.
   */
  put(change: TranscriptChange): void {
    if (this.#claims.has(change.facts.id)) this.#keeper.put(change);
  }

  /** Writes a whole transcript in place of what there is of it; rejects where there is no room. */
  async replace(change: TranscriptChange): Promise<void> {
    await replaceTranscript(await this.#keeper.database(), change);
    this.#tell({ id: change.facts.id, what: "written" });
  }

  /** Writes all that is left now: for the end of a text, and for a page that is about to go. */
  flush(): Promise<TextKeeping> {
    return this.#keeper.flush();
  }

  /** Deletes a transcript; "elsewhere": another tab writes it, and it stays. */
  async remove(id: string): Promise<"removed" | "elsewhere"> {
    if ((await this.claim(id)) === "elsewhere") return "elsewhere";
    this.#keeper.forget(id);
    this.#versions.delete(id);
    await this.#keeper.database().then(
      (database) => removeTranscript(database, id),
      // What was never kept is gone already.
      () => {},
    );
    await this.#free(id);
    this.#tell({ id, what: "removed" });
    return "removed";
  }

  /** Gives up what is not written yet: everything is about to be deleted. */
  forgetAll(): void {
    this.#keeper.forgetAll();
  }

  /** Hears where text is kept, whenever that becomes another place. */
  onKeeping(listener: (keeping: TextKeeping) => void): void {
    this.#listeners.add(listener);
  }

  /** Hears what another tab has done with a transcript. */
  onOthers(listener: (notice: TranscriptNotice) => void): void {
    this.#services.channel.addEventListener("message", ({ data }: MessageEvent<TranscriptNotice>) => listener(data));
  }

  /** Lets go in one moment: who claims a text finds it held by this tab or by nobody. */
  async #free(id: string, isMeant = () => true): Promise<void> {
    const letGo = await this.#claims.get(id);
    if (!isMeant()) return;
    this.#claims.delete(id);
    letGo?.();
  }

  #tell(notice: TranscriptNotice): void {
    this.#services.channel.postMessage(notice);
  }
}
