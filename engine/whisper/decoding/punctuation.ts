/** Words from which on a text without a sentence's end lacks one: shorter ones may be half a sentence. */
const enoughWords = 25;

const sentenceMark = /[.!?…](?=$|[\s"'”’»)\]])|[。！？।؟]/u;

/** Whether a text ends any sentence. */
export function hasSentenceMark(text: string): boolean {
  return sentenceMark.test(text.trim());
}

/** Whether a text says enough to end a sentence, and ends none. */
export function lacksPunctuation(text: string, language: string): boolean {
  if (hasSentenceMark(text)) return false;
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (isWordLike) words++;
  }
  return words >= enoughWords;
}
