/** What a vocabulary comes to, so that two can be compared (FNV-1a, twice 32 bits). */
export function hashOfWords(tokens: readonly Uint8Array[]): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  const add = (byte: number) => {
    one = Math.imul(one ^ byte, 0x01000193);
    two = Math.imul(two ^ (byte + 0x55), 0x85ebca6b);
  };
  for (const token of tokens) {
    for (const byte of token) add(byte);
    add(256 + token.length);
  }
  return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
