import type { RecordingsClient } from "../client/recordings/recorderClient";
import type { KeptRecording, OldMeta, RecorderState, TextLine } from "../client/recordings/types";

export interface FakeRecordings extends RecordingsClient {
  readonly metas: Map<string, OldMeta>;
  /** Text that an earlier version put beside the sound. */
  readonly lines: Map<string, readonly TextLine[]>;
  /** Seconds of sound by recording, for `list`. */
  readonly seconds: Map<string, number>;
  /** Where engines were attached, and which tracks were read from where. */
  readonly attached: readonly (readonly number[])[];
  readonly read: readonly { readonly track: number; readonly from: number }[];
  /** Recordings that a tab writes, which are not listed. */
  readonly writing: Set<string>;
  /** Recordings that were told to leave their room to the text. */
  readonly madeRoom: readonly string[];
  /** The recorder is lost, and another one there. */
  lose(): void;
  /** What the recorder says of the newest recording. */
  tell(state: Partial<RecorderState>): void;
}

/** A recorder without files. */
export function fakeRecordings(): FakeRecordings {
  const metas = new Map<string, OldMeta>();
  const lines = new Map<string, readonly TextLine[]>();
  const seconds = new Map<string, number>();
  const writing = new Set<string>();
  const attached: (readonly number[])[] = [];
  const read: { track: number; from: number }[] = [];
  let state: RecorderState = { heard: 0, keeping: "device", ended: false };
  const madeRoom: string[] = [];
  let onLost = () => {};
  let listener = (_: RecorderState) => {};
  return {
    metas,
    lines,
    seconds,
    writing,
    attached,
    read,
    tell(change) {
      state = { ...state, ...change };
      listener(state);
    },
    async start(meta, _, onState) {
      metas.set(meta.id, { model: undefined, language: undefined, ...meta });
      listener = onState;
      onState(state);
    },
    async attach(_, __, from) {
      attached.push(from);
    },
    async end() {},
    async makeRoom(id) {
      madeRoom.push(id);
    },
    madeRoom,
    onLost(listener) {
      onLost = listener;
    },
    lose: () => onLost(),
    text: async (id) => lines.get(id) ?? [],
    async dropText(id) {
      lines.delete(id);
    },
    async change(id, change) {
      const meta = metas.get(id);
      if (!meta) return { status: "kept" };
      const changed = { ...meta, ...change };
      const isOnlyText = changed.state === "done" && changed.audio.status === "until-written";
      const audio = isOnlyText ? ({ status: "deleted", seconds: seconds.get(id) ?? 0 } as const) : changed.audio;
      metas.set(id, { ...changed, audio });
      return audio;
    },
    async list(): Promise<readonly KeptRecording[]> {
      return [...metas.values()]
        .filter(({ id }) => !writing.has(id))
        .map((meta) => ({
          ...meta,
          seconds: seconds.get(meta.id) ?? 0,
          text: lines.has(meta.id) ? "file" : "none",
        }));
    },
    unread: async () => [],
    raw: async () => new Blob(),
    held: async () => writing,
    async source(_, track, from) {
      read.push({ track, from });
      return { port: new MessageChannel().port1, start: from, seconds: 60 - from };
    },
    wav: async () => new Blob(),
    peaks: async () => Uint8Array.of(9, 9),
    async remove(id) {
      metas.delete(id);
    },
  };
}
