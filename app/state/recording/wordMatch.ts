/** Written without spaces: their letters stand for words. */
const lettersAlone: ReadonlySet<string> = new Set(["zh", "ja"]);

/** Words of the sentence that may be heard otherwise. */
const mostWrong = 1;

/**
 * Whether a sentence was said somewhere in what was heard, all but one of its words right and in their order. Case,
 * punctuation and accents do not count. `language` is the sentence's, as openai/whisper's tokenizer.py names it.
 */
export function isSaid(sentence: string, heard: string, language: string): boolean {
  return fewestEdits(unitsOf(sentence, language), unitsOf(heard, language)) <= mostWrong;
}

function unitsOf(text: string, language: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    // Accents of Latin letters; the marks of kana are other ones.
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[\p{P}\p{S}]/gu, " ");
  const units = lettersAlone.has(language) ? [...plain] : plain.split(/\s+/);
  return units.filter((unit) => unit.trim() !== "");
}

/** The fewest words to change, insert or delete to make `wanted` of some stretch of `found` (Sellers, 1980). */
function fewestEdits(wanted: readonly string[], found: readonly string[]): number {
  // By where in `found` the stretch ends; it may begin anywhere.
  let ends: readonly number[] = Array.from({ length: found.length + 1 }, () => 0);
  for (const [i, word] of wanted.entries()) {
    const next = [i + 1];
    for (const [j, other] of found.entries()) {
      const changed = (ends[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(changed, (ends[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    ends = next;
  }
  return Math.min(...ends);
}

/** Characters of what was heard that are shown: some three sentences of that length. */
const mostShown = 80;

/** The end of what was heard, as far as there is room for it. */
export function latelySaid(text: string): string {
  const letters = [...text];
  if (letters.length <= mostShown) return text;
  const end = letters.slice(-mostShown).join("");
  // From a whole word on, where words are apart.
  return `…${end.slice(end.indexOf(" ") + 1)}`;
}
