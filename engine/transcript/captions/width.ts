/** Characters that take two columns (Unicode's East Asian Width: wide and full), without those that nobody says. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Marks on the character before, joiners and marks of direction. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Characters of a text, full-width ones twice, marks not at all; a line break counts as the space that it stands for. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character <= "\u02ff") width++;
    else if (!none.test(character)) width += wide.test(character) ? 2 : 1;
  }
  return width;
}
