/** Seconds between which something was said. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Asks the text which seconds of it are selected. */
const asked = "sotto-selected-stretch";

/** The seconds of the selected words; undefined: no timed words are selected. */
export function selectedStretch(): Span | undefined {
  const question = new CustomEvent<{ answer?: Span }>(asked, { detail: {} });
  document.dispatchEvent(question);
  return question.detail.answer;
}

/** Lets a text answer that question. */
export function answerSelected(answer: () => Span | undefined): () => void {
  const listen = (event: Event) => {
    const span = answer();
    if (span) (event as CustomEvent<{ answer?: Span }>).detail.answer = span;
  };
  document.addEventListener(asked, listen);
  return () => document.removeEventListener(asked, listen);
}
