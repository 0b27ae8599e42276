import { cosine } from "../../../engine/index";
import { isNamed } from "../transcripts/speakerNames";
import type { FoundVoice } from "../transcripts/types";
import type { KnownVoice } from "./types";

/** Cosine from which a voice may be that of a name, as measured (docs/speakers.md), and seconds that it has to speak alone. */
const sameVoice = 0.6;
const leastSeconds = 4;

/** Whose the voices of a recording may be that nobody has named: names by the names that they have there, each once. */
export function proposalsOf(voices: readonly FoundVoice[], known: readonly KnownVoice[]): ReadonlyMap<string, string> {
  const here = new Set(voices.map(({ name }) => name));
  const means = known.filter(({ name }) => !here.has(name)).map(({ name, heard }) => ({ name, mean: meanOf(heard) }));
  const pairs = voices
    .filter(({ name, seconds }) => !isNamed(name) && seconds >= leastSeconds)
    .flatMap(({ name, voice, not = [] }) =>
      means
        .filter((one) => !not.includes(one.name))
        .map((one) => ({ voice: name, name: one.name, alike: cosine(voice, one.mean) })),
    )
    .filter(({ alike }) => alike >= sameVoice)
    .toSorted((a, b) => b.alike - a.alike);
  const proposals = new Map<string, string>();
  for (const { voice, name } of pairs) {
    if (!proposals.has(voice) && ![...proposals.values()].includes(name)) proposals.set(voice, name);
  }
  return proposals;
}

function meanOf(heard: KnownVoice["heard"]): readonly number[] {
  const [first] = heard;
  const sum = (first?.voice ?? []).map((_, i) => heard.reduce((total, { voice }) => total + (voice[i] ?? 0), 0));
  const length = Math.hypot(...sum) || 1;
  return sum.map((x) => x / length);
}
