import type { RecordingsClient } from "../recordings/recorderClient";
import type { KeptRecording, TextLine } from "../recordings/types";
import type { TranscriptsClient } from "./transcripts";
import type { TranscriptChange } from "./types";

interface Homes {
  readonly transcripts: Pick<TranscriptsClient, "claim" | "release" | "has" | "replace">;
  readonly recordings: Pick<RecordingsClient, "text" | "dropText">;
}

/**
 * Brings the text of recordings that have none in the database there: before version 3 of it, it lay beside their sound.
 * Where the database does not take it, it stays where it was. Those that another tab writes are left out.
 */
export async function importRecordings(
  { transcripts, recordings }: Homes,
  kept: readonly KeptRecording[],
): Promise<readonly TranscriptChange[]> {
  const brought: TranscriptChange[] = [];
  for (const recording of kept) {
    const { id } = recording;
    if ((await transcripts.claim(id)) === "elsewhere") continue;
    try {
      // One that a tab let go of just now was not listed, and is there all the same.
      if (recording.text === "none" && (await transcripts.has(id))) continue;
      const change = transcriptOf(recording, await recordings.text(id));
      brought.push(change);
      await transcripts.replace(change);
      await recordings.dropText(id);
    } catch {
      // Its text is on the page, and still lies beside the sound.
    } finally {
      await transcripts.release(id);
    }
  }
  return brought;
}

function transcriptOf(recording: KeptRecording, lines: readonly TextLine[]): TranscriptChange {
  const { id, startedAt, tracks, model, language, state, seconds } = recording;
  const said = lines.map(({ segment }) => segment).toSorted((a, b) => a.start - b.start);
  // They are numbered anew, by their new owner.
  const segments = said.map((segment, index) => ({ ...segment, id: index }));
  const languages = language === undefined ? [] : [{ code: language, probability: undefined }];
  const progress = state === "recording" ? "open" : state;
  const written = state === "done" ? seconds : Math.max(0, ...segments.map(({ end }) => end));
  return {
    facts: {
      id,
      title: undefined,
      createdAt: startedAt,
      source: { kind: "recording" },
      languages,
      task: "transcribe",
      model,
      speakers: tracks,
    },
    order: {
      text: segments.length > 0 ? "some" : "none",
      progress,
      options: {},
      language,
      track: undefined,
      seconds: written,
      totalSeconds: seconds,
      spentMs: 0,
    },
    segments,
  };
}
