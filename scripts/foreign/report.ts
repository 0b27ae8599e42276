import { foreignSigns } from "../../engine/index";
import type { Heard } from "./hear";

/** A clip and what was heard of it. */
export interface HeardClip extends Heard {
  readonly id: string;
  /** Code of the language that is spoken; null where nobody speaks. */
  readonly spoken: string | null;
  /** Whose voice it is, as far as the manifest says. */
  readonly speaker: string;
}

/** A multilingual model is believed from this probability on. */
const sureEnough = 0.5;

/** Whether a clip is noticed not to be English. */
function isNoticed({ segments, found, how }: Heard): boolean {
  if (found) return found.language !== "en" && found.probability >= sureEnough;
  return foreignSigns(segments, how) === "foreign";
}

/** Whether a clip is one for which a multilingual model is asked, where one is here. */
function isAsked({ segments, found, how }: Heard): boolean {
  return found !== undefined || foreignSigns(segments, how) !== "none";
}

/** How often each language is noticed, in the half of the speakers that the rule may have been chosen by and in the other one. */
export function report(clips: readonly HeardClip[]): string {
  const halves = new Map<string, "chosen by" | "held out">();
  const languages = [...new Set(clips.map(({ spoken }) => spoken))];
  for (const language of languages) {
    const speakers = [...new Set(clips.filter(({ spoken }) => spoken === language).map(({ speaker }) => speaker))];
    for (const [i, speaker] of speakers.entries()) halves.set(speaker, i % 2 === 0 ? "chosen by" : "held out");
  }
  const share = (some: readonly HeardClip[], is: (clip: HeardClip) => boolean) =>
    some.length === 0 ? "–" : `${some.filter(is).length} of ${some.length}`;
  const row = (name: string, some: readonly HeardClip[]) => {
    const half = (one: string) => some.filter(({ speaker }) => halves.get(speaker) === one);
    const cells = [share(half("chosen by"), isNoticed), share(half("held out"), isNoticed), share(some, isNoticed)];
    return `| ${[name, ...cells, share(some, isAsked)].join(" | ")} |`;
  };
  const foreign = clips.filter(({ spoken }) => spoken !== null && spoken !== "en");
  const wrong = clips.filter((clip) => isNoticed(clip) !== (clip.spoken !== null && clip.spoken !== "en"));
  return `${[
    "| spoken | noticed, one half of the speakers | the other half | all | doubtful |",
    "| --- | --- | --- | --- | --- |",
    ...languages.map((language) =>
      row(
        language ?? "nobody",
        clips.filter(({ spoken }) => spoken === language),
      ),
    ),
    row("not English", foreign),
    "",
    ...wrong.map(({ id, spoken, segments }) => `- ${id} (${spoken}):${segments.map(({ text }) => text).join("")}`),
  ].join("\n")}\n`;
}
