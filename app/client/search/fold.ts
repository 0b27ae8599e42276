/** Marks on and between letters that a search looks past: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels. */
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]/g;

/** Letters of their own that are typed as others where a keyboard has none of them. */
const alike: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  ς: "σ",
};
const alikeLetters = new RegExp(`[${Object.keys(alike).join("")}]`, "g");

/**
 * A text as a search compares it: in lower case, without diacritics, wide and narrow forms as one. Marks that make another
 * letter, as those of kana do, stay.
 */
export function fold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(marks, "")
    .replace(alikeLetters, (letter) => alike[letter] ?? letter)
    .normalize("NFC");
}
