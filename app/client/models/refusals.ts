/** Why a file in any format is no model here: what the user is told, in the language of the page. */
export type Refusal =
  | "damaged"
  | "cutOff"
  | "otherModel"
  | "otherSizes"
  | "types"
  | "unsafe"
  | "archive"
  | "tokens"
  | "numbers"
  | "noWeights"
  | "missingPart"
  | "severalWeights";

/** What the engine's sentences begin with or hold, the first that fits. */
const sentences: readonly (readonly [Refusal, RegExp])[] = [
  ["cutOff", /The model file ends at byte [\d,]+ |gave [\d,]+ bytes/],
  ["unsafe", /checkpoint's pickle (?:wants "|calls "|calls no function|does what no model needs)/],
  ["severalWeights", /one file of weights was expected/],
  ["noWeights", /has no weights|names no files|has no weight_map/],
  ["missingPart", /is missing, which .* names as a part|The checkpoint lacks the file/],
  ["archive", /^(?:[^:]*: )?(?:The ZIP\b|"[^"]*" in the ZIP)/],
  [
    "otherModel",
    /which no Whisper model (?:has|of its size has)|is a GGUF of "|which its architecture has not|one called "/,
  ],
  ["tokens", /\btokens?\b|tokenizer|vocabulary/i],
  ["numbers", /holds numbers that/],
  ["types", /can be read\.|cannot be read|big-endian|-endian; little|no whole blocks/],
  [
    "otherSizes",
    /has no tensor|without tensor|\] was expected|no tensor [^ ]+;|for [\w.]+; .* was expected|does not lie row by row/,
  ],
  ["cutOff", /ends at byte|bytes were expected|The file has \d/],
  [
    "damaged",
    /pickle|JSON|twice|lies over|lies in bytes|begins .* at byte|bytes of data|no dict|is no tensor|lists of lists|alignment|more than|has fewer|at most were expected|has [\d,]+ bytes|unreadable tensor name|gives .* for|names "/,
  ],
];

/** What a refusal of the engine means; undefined: nothing that is known, which counts as damage. */
export function refusalIn(message: string): Refusal | undefined {
  return sentences.find(([, words]) => words.test(message))?.[0];
}
