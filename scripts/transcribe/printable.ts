/** What a terminal obeys instead of showing it, and marks that turn the direction of what follows. */
const commands = /\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that a terminal shows and does not obey: names of files and words of models are data of strangers. Control
 * characters but tab and line break become `\x1b` and the like.
 */
export function printable(text: string): string {
  return text.replace(commands, (character) => {
    const code = character.charCodeAt(0);
    return code > 0xff ? `\\u${code.toString(16)}` : `\\x${code.toString(16).padStart(2, "0")}`;
  });
}
