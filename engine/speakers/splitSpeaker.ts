import { onlyStretches, placedIn, type Stretch } from "../audio/onlyStretches";
import type { AudioSource } from "../audio/source";
import { clusterVoices } from "./clusterVoices";
import { foundSpeakers } from "./foundSpeakers";
import { type HearOptions, hearVoices, type SpeakerNetworks } from "./hearVoices";
import type { FoundSpeakers } from "./types";

/** Two voices, however alike they are. */
const two = { least: 2, most: 2 };

/**
 * Who speaks when within stretches that were taken for one speaker's and are two people's: nothing else is heard, so that nobody
 * else is any other for it. One voice, where there is none besides. Throws `cancelled`, and what the source throws.
 */
export async function splitSpeaker(
  source: AudioSource,
  networks: SpeakerNetworks,
  { stretches, ...options }: HearOptions & { readonly stretches: readonly Stretch[] },
): Promise<FoundSpeakers> {
  const heard = await hearVoices(onlyStretches(source, stretches), networks, options);
  const { turns, voices } = foundSpeakers(heard, clusterVoices(heard.voices, two));
  return { turns: placedIn(stretches, turns), voices };
}
