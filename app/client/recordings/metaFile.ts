import { type Kept, keptOf, listOf, secondsOf, textOf, timeOf } from "../storage/kept";
import { mostTracks } from "../transcripts/parse";
import type { Losses } from "./losses";
import { audioName, metaName, textName } from "./names";
import type { OldMeta, RecordingMeta, RecordingStorage, SoundKeeping } from "./types";

/** Characters of a description: always as many, so that a device without room can still take another in its place. */
const metaLength = 2048;

export function writeMeta(storage: RecordingStorage, meta: RecordingMeta): Promise<void> {
  return storage.write(meta.id, metaName, JSON.stringify(meta).padEnd(metaLength));
}

/** The description of a recording; where a crash broke it, what its other files tell: neither sound nor text is given up for it. */
export async function readMeta(storage: RecordingStorage, id: string): Promise<OldMeta> {
  const file = await storage.read(id, metaName);
  return parse(id, (await file?.text()) ?? "") ?? guessed(storage, id);
}

/** Whether a recording is described in a way that cannot be read. */
export async function hasBrokenMeta(storage: RecordingStorage, id: string): Promise<boolean> {
  const text = await (await storage.read(id, metaName))?.text();
  return text !== undefined && text !== "" && parse(id, text) === undefined;
}

function parse(id: string, text: string): OldMeta | undefined {
  try {
    const kept = JSON.parse(text) as Kept;
    const { startedAt, tracks, model, language, state, audio } = kept;
    const time = timeOf(startedAt);
    if (time === undefined || !Array.isArray(tracks) || tracks.length === 0 || tracks.length > mostTracks) {
      return undefined;
    }
    return {
      id,
      startedAt: time,
      tracks: tracks.map(String),
      model: textOf(model),
      language: textOf(language),
      state: state === "stopped" || state === "done" ? state : "recording",
      audio: parseAudio(audio),
      ...lossesOf(kept),
    };
  } catch {
    return undefined;
  }
}

async function guessed(storage: RecordingStorage, id: string): Promise<OldMeta> {
  const [first, second] = await Promise.all([0, 1].map((track) => storage.read(id, audioName(track))));
  const tracks = second ? ["Me", "Them"] : ["Me"];
  const about = { id, tracks, model: undefined, language: undefined };
  const text = first ? undefined : await storage.read(id, textName);
  if (text && text.size > 0) {
    return { ...about, startedAt: text.lastModified, state: "done", audio: { status: "deleted", seconds: 0 } };
  }
  return { ...about, startedAt: first?.lastModified ?? 0, state: "recording", audio: { status: "kept" } };
}

/** What of a recording was not kept. */
function lossesOf({ missing, noRoomFrom }: Kept): Losses {
  const spans = listOf(missing).flatMap((one) => {
    const [start, end] = [secondsOf(keptOf(one).start), secondsOf(keptOf(one).end)];
    return start === undefined || end === undefined ? [] : [{ start, end }];
  });
  const full = secondsOf(noRoomFrom);
  return { ...(spans.length > 0 && { missing: spans }), ...(full !== undefined && { noRoomFrom: full }) };
}

/** Descriptions written before sound could go say nothing of it. */
function parseAudio(value: unknown): SoundKeeping {
  const { status, seconds } = keptOf(value);
  if (status === "until-written") return { status };
  if (status !== "deleted") return { status: "kept" };
  return { status, seconds: secondsOf(seconds) ?? 0 };
}
