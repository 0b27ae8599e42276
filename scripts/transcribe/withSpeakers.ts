import { assignSpeakers, speakerName } from "../../engine/speakers/assignSpeakers";
import { markOverlaps } from "../../engine/speakers/markOverlaps";
import type { SpeakerTurn } from "../../engine/speakers/types";
import { Endings } from "./endings";
import type { HeardFile } from "./hearFile";
import type { Job } from "./job";
import { printable } from "./printable";
import { tell } from "./tell";

/** What was heard of a file, and who speaks when. */
export interface SpokenFile extends HeardFile {
  readonly turns?: readonly SpeakerTurn[] | undefined;
}

interface SpokenEntry {
  readonly file: string;
  readonly shown?: string | undefined;
}

/** Hears a file once more for who speaks in it, where that was asked for; prints the text with its speakers. */
export async function withSpeakers(job: Job, { file, shown }: SpokenEntry, heard: HeardFile): Promise<SpokenFile> {
  const { request, services, printer } = job;
  const { speakers } = request;
  if (!speakers || !heard.isWhole || heard.transcript.text.trim() === "") return heard;
  const endings = new Endings(services);
  try {
    const find = await endings.wait(services.openSpeakers(speakers.model, request.device));
    const audio = await services.openAudio(file, shown, request.audioTrack);
    try {
      const { turns, voices } = await endings.wait(find(audio, { count: speakers, signal: services.stop.asked }));
      const spoken = assignSpeakers(heard.transcript, turns);
      const transcript = { ...spoken, segments: markOverlaps(spoken.segments, turns, speakerName) };
      if (request.verbosity === "segments" && (request.formats === undefined || request.output !== undefined)) {
        await printer.write(printable(printSpoken(transcript.segments)));
      }
      tell(services.stderr, voices.length === 1 ? "One speaker." : `${voices.length} speakers.`);
      return { ...heard, transcript, turns };
    } finally {
      await audio.close();
    }
  } finally {
    endings.close();
  }
}

function printSpoken(segments: HeardFile["transcript"]["segments"]): string {
  return segments.map(({ speaker, text }) => `${speaker === undefined ? "" : `${speaker}: `}${text.trim()}\n`).join("");
}
