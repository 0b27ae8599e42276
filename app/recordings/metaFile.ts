import { audioName, metaName } from "./names";
import type { RecordingMeta, RecordingStorage } from "./types";

export function writeMeta(storage: RecordingStorage, meta: RecordingMeta): Promise<void> {
  return storage.write(meta.id, metaName, JSON.stringify(meta));
}

/** The description of a recording; where a crash broke it, what its sound files tell: sound is never given up for it. */
export async function readMeta(storage: RecordingStorage, id: string): Promise<RecordingMeta> {
  const file = await storage.read(id, metaName);
  return parse(id, (await file?.text()) ?? "") ?? guessed(storage, id);
}

function parse(id: string, text: string): RecordingMeta | undefined {
  try {
    const kept = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const { startedAt, tracks, model, language, state } = kept;
    if (!Number.isFinite(startedAt) || !Array.isArray(tracks) || tracks.length === 0) return undefined;
    return {
      id,
      startedAt: startedAt as number,
      tracks: tracks.map(String),
      model: textOf(model),
      language: textOf(language),
      state: state === "stopped" || state === "done" ? state : "recording",
    };
  } catch {
    return undefined;
  }
}

async function guessed(storage: RecordingStorage, id: string): Promise<RecordingMeta> {
  const [first, second] = await Promise.all([0, 1].map((track) => storage.read(id, audioName(track))));
  const tracks = second ? ["Me", "Them"] : ["Me"];
  const startedAt = first?.lastModified ?? 0;
  return { id, startedAt, tracks, model: undefined, language: undefined, state: "recording" };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
