import css from "./SpeakerMark.module.css";

/** Shapes that marks have in turn. */
const shapes = 4;

export interface SpeakerMarkProps {
  readonly name: string;
  /** Of the voice among all, from 0 on. */
  readonly place: number;
}

/** The first letters of a name, in a shape and at an indent that neighbours do not have. The name stands beside it. */
export function SpeakerMark({ name, place }: SpeakerMarkProps) {
  return (
    <span className={css.mark} data-shape={place % shapes} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** The first letters of the first and the last word; of a numbered voice the letter and its number. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first, last] = [words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : ""];
  const number = /^\d+$/.test(last) ? last : letterOf(last);
  return `${letterOf(first)}${number}`;
}

function letterOf(word: string): string {
  return ([...word][0] ?? "").toLocaleUpperCase();
}
