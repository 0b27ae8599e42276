import { useMemo } from "react";
import { exporters, type Segment, type Transcript, type Word } from "../../../engine/index";
import type { SubtitleRules } from "../../state/settings/settings";
import { subtitleOptions } from "../../state/settings/subtitleOptions";
import { useStrings } from "../../strings/strings";
import css from "./Settings.module.css";

/** Seconds of a character as it is spoken here. */
const perCharacter = 0.065;

/** How a file begins by these rules, as the exporter itself writes it. */
export function SubtitlePreview({ rules }: { readonly rules: SubtitleRules }) {
  const strings = useStrings();
  const { sample, preview } = strings.settings.subtitles;
  const text = useMemo(
    () => exporters.srt(spoken(sample, strings.language), subtitleOptions(rules)),
    [sample, strings.language, rules],
  );
  return (
    <figure className={css.figure}>
      <figcaption className="meta">{preview}</figcaption>
      <pre className={css.preview}>{text}</pre>
    </figure>
  );
}

/** A sentence as if it had been heard. */
function spoken(sentence: string, language: string): Transcript {
  const words: Word[] = [];
  const pieces = [...new Intl.Segmenter(language, { granularity: "word" }).segment(sentence)];
  let at = 0;
  let word = "";
  for (const [i, { segment }] of pieces.entries()) {
    word += segment;
    // A word goes with the white space before it and the sign behind it.
    const next = pieces[i + 1];
    if (next && !next.isWordLike && next.segment.trim() !== "") continue;
    if (word.trim() === "") continue;
    const end = at + perCharacter * word.length;
    words.push({ word, start: at, end, probability: 1 });
    at = end;
    word = "";
  }
  const segment: Segment = {
    seek: 0,
    start: 0,
    end: at,
    text: sentence,
    tokens: [],
    temperature: 0,
    avgLogprob: 0,
    compressionRatio: 1,
    noSpeechProb: 0,
    words,
  };
  return { text: sentence, language, segments: [segment] };
}
