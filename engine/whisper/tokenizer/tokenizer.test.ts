import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenJson, goldenUrl } from "../../testing/goldens";
import { parseGgml } from "../files/ggml";
import { createTokenizer } from "./tokenizer";

interface GoldenTokenizer {
  readonly encode: readonly (readonly [text: string, tokens: readonly number[]])[];
  readonly special: Readonly<Record<string, number>>;
  readonly sot_sequence: readonly number[];
  readonly sot: number;
  readonly eot: number;
  readonly no_speech: number;
  readonly no_timestamps: number;
  readonly timestamp_begin: number;
  readonly non_speech_tokens: readonly number[];
  readonly all_language_tokens: readonly number[];
  readonly n_vocab: number;
  readonly words: readonly (readonly [text: string, words: readonly [string[], number[][]]])[];
}

const goldens = goldenJson<Record<string, GoldenTokenizer>>("tokenizer.json");
const publicModels = new URL("../../../public/models/", import.meta.url);
const files: Record<string, URL> = {
  english: new URL("ggml-tiny.en-q5_1.bin", publicModels),
  multilingual: new URL("ggml-base-q5_1.bin", publicModels),
  "large-v3": goldenUrl("micro-v3/ggml-micro-v3.bin"),
};

describe.each(Object.keys(files))("%s", (name) => {
  const { dims, tokens } = parseGgml(readFileSync(files[name]!));
  const golden = goldens[name]!;
  const tokenizer = createTokenizer({ nVocab: dims.nVocab, tokens });

  test("special tokens", () => {
    expect(dims.nVocab).toBe(golden.n_vocab);
    for (const [text, id] of Object.entries(golden.special)) {
      expect([text, tokenizer.decodeWithTimestamps([id])]).toEqual([text, text]);
    }
    const special = golden.special;
    expect(tokenizer).toMatchObject({
      eot: golden.eot,
      sot: golden.sot,
      translate: special["<|translate|>"],
      transcribe: special["<|transcribe|>"],
      sotLm: special["<|startoflm|>"],
      sotPrev: special["<|startofprev|>"],
      noSpeech: golden.no_speech,
      noTimestamps: golden.no_timestamps,
      timestampBegin: golden.timestamp_begin,
      isMultilingual: name !== "english",
      numLanguages: golden.all_language_tokens.length,
    });
    expect(tokenizer.sotSequence("de", "transcribe")).toEqual(golden.sot_sequence);
    const languageTokens = golden.all_language_tokens.map((id) =>
      tokenizer.languageToken(tokenizer.decode([id]).slice(2, -2)),
    );
    expect(languageTokens).toEqual(golden.all_language_tokens);
  });

  test("non-speech tokens", () => {
    expect(tokenizer.nonSpeechTokens).toEqual(golden.non_speech_tokens);
  });

  test.each(golden.encode)("encodes and decodes %j", (text, ids) => {
    expect(tokenizer.encode(text)).toEqual(ids);
    expect(tokenizer.decode(ids)).toBe(text);
    expect(tokenizer.decode([tokenizer.timestampBegin, ...ids, tokenizer.timestampBegin + 54])).toBe(text);
    expect(tokenizer.decodeWithTimestamps([...ids, tokenizer.timestampBegin + 54])).toBe(`${text}<|1.08|>`);
  });

  test.each(golden.words)("splits %j into words", (text, [words, wordTokens]) => {
    const language = name === "english" ? "en" : "de";
    expect(tokenizer.splitToWordTokens([...tokenizer.encode(text), tokenizer.eot], language)).toEqual({
      words,
      wordTokens,
    });
  });

  test("any text comes back, and text that looks like a special token is text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => tokenizer.decode(tokenizer.encode(text)) === text),
      { numRuns: 200 },
    );
    const ids = tokenizer.encode("<|endoftext|>\ufeff\u0085 <|0.00|>");
    expect(Math.max(...ids)).toBeLessThan(tokenizer.eot);
    expect(tokenizer.decode(ids)).toBe("<|endoftext|>\ufeff\u0085 <|0.00|>");
  });
});

const base = parseGgml(readFileSync(files.multilingual!));
const multilingual = createTokenizer({ nVocab: base.dims.nVocab, tokens: base.tokens });

test("languages without spaces split at whole characters", () => {
  const { words, wordTokens } = multilingual.splitToWordTokens(multilingual.encode(" 你好，世界"), "zh");
  expect(words).toEqual([" 你", "好", "，", "世界"]);
  expect(wordTokens).toEqual([[10930], [2131], [171, 120, 234], [24486]]);
});

test("bytes that are no UTF-8 become the replacement character, and unknown ids nothing", () => {
  expect(multilingual.decode([171, 120])).toBe("\ufffd");
  expect(multilingual.decode([2131, 999999, -1])).toBe("好");
});

test("Cantonese and unknown languages are refused where the model lacks them", () => {
  expect(() => multilingual.languageToken("yue")).toThrow(RangeError);
  expect(() => multilingual.sotSequence("xx", "transcribe")).toThrow('"xx"');
});

test("a vocabulary of another size or with tokens missing is model-corrupt", () => {
  const name = (make: () => unknown) => {
    try {
      make();
    } catch (error) {
      return (error as Error).name;
    }
    return "no error";
  };
  expect(name(() => createTokenizer({ nVocab: 32000, tokens: base.tokens }))).toBe("model-corrupt");
  expect(name(() => createTokenizer({ nVocab: 51865, tokens: base.tokens.slice(0, 50256) }))).toBe("model-corrupt");
});

test("hostile vocabularies and endless words neither hang nor give tokens that do not exist", () => {
  const a = new Uint8Array([97]);
  const allTheSame = createTokenizer({ nVocab: 51865, tokens: Array.from({ length: 50257 }, () => a) });
  expect(allTheSame.encode("aab").every((id) => id < 50257)).toBe(true);
  const runs = Array.from({ length: 50257 }, (_, i) => new Uint8Array(1 + (i % 500)).fill(97));
  const text = "a".repeat(20000);
  const ids = createTokenizer({ nVocab: 51865, tokens: runs }).encode(text);
  expect(ids.every((id) => id < 50257)).toBe(true);
  expect(multilingual.decode(multilingual.encode(text))).toBe(text);
  const empty = createTokenizer({ nVocab: 51865, tokens: Array.from({ length: 50257 }, () => new Uint8Array(0)) });
  expect(empty.encode("hello")).toEqual([]);
}, 20_000);
