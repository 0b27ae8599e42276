import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { refusalIn } from "./refusals";

const rooms = ["convert", "whisper/convert", "files", "whisper/files"];

/** Every sentence with which a reader refuses a file, its values as they might be. */
function sentencesOf(): readonly string[] {
  const root = fileURLToPath(new URL("../../../engine/", import.meta.url));
  return rooms.flatMap((room) =>
    readdirSync(join(root, room))
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .flatMap((name) => [
        ...readFileSync(join(root, room, name), "utf8").matchAll(
          /(?:corrupt|SottoError)\(\s*(?:"model-\w+",\s*)?(["`])((?:(?!\1).|\n)*?)\1/g,
        ),
      ])
      .map(([, , text = ""]) => text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "7"))
      // One wraps another; what begins as no model of any format is called so.
      .filter((text) => text.includes(" ") && text !== 'Tensor "7": 7' && !text.includes("a whisper.cpp ggml file")),
  );
}

test("every refusal of a reader has a sentence of its own in the page's languages", () => {
  const sentences = sentencesOf();
  expect(sentences.length).toBeGreaterThan(60);
  expect(sentences.filter((sentence) => refusalIn(sentence) === undefined)).toEqual([]);
});

test.each([
  ['The checkpoint\'s pickle wants "os.system", which no model needs; it was not run.', "unsafe"],
  ["The checkpoint's pickle does what no model needs (operation R).", "unsafe"],
  ["The checkpoint's pickle is damaged: it has no mark.", "damaged"],
  ['The model file is a GGUF of "llama"; one of "whisper" was expected.', "otherModel"],
  ['The model file holds "lm_head.weight", which no Whisper model has.', "otherModel"],
  ["The model file gives 99 bytes for its header; 2 to 8 were expected.", "damaged"],
  ["The model file has 12 bytes of data; 99 were expected.", "damaged"],
  ['"a.weight" of the model file lies over the tensor before it.', "damaged"],
  ['"a.weight" of the model file is q2_k; f32, f16 can be read.', "types"],
  ["The ZIP is locked, or packed in a way that cannot be read.", "archive"],
  ["The folder has no weights; model.safetensors was expected.", "noWeights"],
  [
    '"model-2-of-2.safetensors" is missing, which model.safetensors.index.json names as a part of the model.',
    "missingPart",
  ],
  ["The folder has a.pt and b.pt; one file of weights was expected.", "severalWeights"],
  ["The model's tokenizer lacks token 7.", "tokens"],
  ["tune: The model file ends at byte 9 inside the tokens; 7 more bytes were expected.", "cutOff"],
  ['Tensor "conv1.weight" of the model is [3, 4]; [3, 5] was expected.', "otherSizes"],
  ["The model file holds numbers that q4_0 cannot hold, or that are none.", "numbers"],
] as const)("%s", (sentence, refusal) => {
  expect(refusalIn(sentence)).toBe(refusal);
});
