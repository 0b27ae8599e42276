/** Languages written without spaces: their letters are counted instead of words. */
const letterLanguages = new Set(["zh", "ja", "th", "lo", "my", "yue"]);

/**
 * The words of a text as openai/whisper's BasicTextNormalizer leaves them (normalizers/basic.py): lower case, nothing in
 * brackets, symbols and punctuation as spaces.
 */
export function words(text: string, language: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replace(/[<[][^>\]]*[>\]]/g, "")
    .replace(/\(([^)]+?)\)/g, "")
    .normalize("NFKC")
    .replace(/[\p{M}\p{S}\p{P}]/gu, " ");
  const units = letterLanguages.has(language) ? [...plain] : plain.split(/\s+/);
  return units.filter((unit) => unit.trim() !== "");
}

/** Words to change, insert or delete to get from `found` to `wanted` (Levenshtein distance). */
export function wordErrors(wanted: readonly string[], found: readonly string[]): number {
  let row = Array.from({ length: found.length + 1 }, (_, i) => i);
  for (const [i, word] of wanted.entries()) {
    const next = [i + 1];
    for (const [j, other] of found.entries()) {
      const changed = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
