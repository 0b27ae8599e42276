import type { ReactNode } from "react";

/** Stands for the element while the sentence is made; no text has it. */
const place = "\ufffc";

/** A sentence with an element where its string function puts a piece of text: a name apart from it, a key to press. */
export function around(sentence: (piece: string) => string, element: ReactNode): ReactNode {
  const [before, after] = sentence(place).split(place);
  return (
    <>
      {before}
      {element}
      {after}
    </>
  );
}
