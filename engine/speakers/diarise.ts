import type { AudioSource } from "../audio/source";
import { clusterVoices } from "./clusterVoices";
import { foundSpeakers } from "./foundSpeakers";
import { type HearOptions, hearVoices, type SpeakerNetworks } from "./hearVoices";
import type { FoundSpeakers, SpeakerCount } from "./types";

export interface DiariseOptions extends HearOptions {
  readonly count?: SpeakerCount | undefined;
}

/** Who speaks when in a recording. Throws `cancelled` when the signal aborts, and what the source throws. */
export async function diarise(
  source: AudioSource,
  networks: SpeakerNetworks,
  { count, ...options }: DiariseOptions = {},
): Promise<FoundSpeakers> {
  const heard = await hearVoices(source, networks, options);
  const { turns, voices } = foundSpeakers(heard, clusterVoices(heard.voices, count));
  // Times are the recording's, wherever the source begins.
  const later = turns.map((turn) => ({ ...turn, start: source.start + turn.start, end: source.start + turn.end }));
  return { turns: later, voices };
}
