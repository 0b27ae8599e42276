import { describe, expect, test } from "vitest";
import { punctuatedTexts } from "../../engine/index";
import { parseCommandLine, type Request } from "./args";
import { formats } from "./formats";

function run(...args: string[]): Request {
  const command = parseCommandLine(args);
  if (command.name !== "run") throw new Error(`expected run, got ${command.name}`);
  return command;
}

test("one file and nothing else", () => {
  expect(run("a.wav")).toEqual({
    name: "run",
    files: ["a.wav"],
    model: "tiny.en-q5_1",
    draft: "none",
    device: { preference: "auto", threads: undefined, precision: "i16", fastMath: false },
    watch: undefined,
    formats: undefined,
    output: undefined,
    skipExisting: false,
    shard: undefined,
    manifest: undefined,
    language: undefined,
    verbosity: "segments",
    options: { task: "transcribe", temperature: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    exportOptions: {},
  });
});

test("a model may write ahead", () => {
  expect(run("a.wav", "--model", "small.bin", "--draft", "base-q5_1")).toMatchObject({ draft: "base-q5_1" });
  expect(run("a.wav", "--draft", "auto").draft).toBe("auto");
});

test("a model on a server may write, whose token is never missing", () => {
  const server = { address: "http://127.0.0.1:8643", token: "of-24-characters" };
  expect(run("a.wav", "--server", "http://127.0.0.1:8643/", "--token", server.token)).toMatchObject({ server });
  expect(() => run("a.wav", "--server", "http://far.example", "--token", "x")).toThrow(
    /--server is "http:\/\/far.example"/,
  );
  expect(() => run("a.wav", "--server", "https://far.example")).toThrow(/expected --token or SOTTO_TOKEN/);
  const beams = ["--server", "https://far.example", "--token", "x", "--beam_size", "5"];
  expect(() => run("a.wav", ...beams)).toThrow(/--beam_size is not for a model on a server/);
});

test("languages to look for, and again where they change", () => {
  const { options } = run("a.wav", "--languages", "de, en,yue", "--redetect_language");
  expect(options).toMatchObject({ languages: ["de", "en", "yue"], redetectLanguage: true });
  expect(() => run("a.wav", "--languages", "German")).toThrow(
    '--languages is "German", expected codes such as de,en,fr.',
  );
});

test("what is done besides openai/whisper's rules is asked for by a flag each", () => {
  const { options } = run(
    "a.wav",
    "--guard-silence",
    "--punctuate",
    "--keep_best_fallback",
    "--detect_language_window=first",
  );
  expect(options).toMatchObject({
    guardSilence: true,
    punctuate: punctuatedTexts,
    keepBestFallback: true,
    detectLanguageWindow: "first",
  });
  expect(() => run("a.wav", "--detect-language-window", "last")).toThrow(
    '--detect-language-window is "last", expected first or speech.',
  );
});

test("openai/whisper's spellings are ours", () => {
  expect(run("a.wav", "--output_format", "srt", "--output_dir", "out", "--language=de")).toMatchObject({
    formats: ["srt"],
    output: "out",
    language: "de",
  });
  expect(run("-f", "vtt", "-o", "out", "a.wav")).toEqual(run("--format=vtt", "--output", "out", "a.wav"));
  expect(run("a.wav", "--format", "all", "--output", "out").formats).toEqual(formats);
  expect(run("a.wav", "--format", "all").formats).toEqual(formats.filter((format) => format !== "docx"));
});

test("decoding options", () => {
  const { options } = run(
    ...[
      "a.wav",
      "--condition_on_previous_text",
      "False",
      "--no_speech_threshold",
      "0.4",
      "--logprob_threshold",
      "None",
    ],
    ...["--suppress_tokens", "-1,50", "--suppress-blank", "--max_initial_timestamp=2", "--sample_len", "12"],
  );
  expect(options).toStrictEqual({
    task: "transcribe",
    temperature: [0, 0.2, 0.4, 0.6, 0.8, 1],
    conditionOnPreviousText: false,
    noSpeechThreshold: 0.4,
    logprobThreshold: undefined,
    suppressTokens: [-1, 50],
    suppressBlank: true,
    maxInitialTimestamp: 2,
    sampleLen: 12,
  });
  expect(run("a.wav", "--suppress_tokens", "").options).toMatchObject({ suppressTokens: [] });
});

test("temperatures go up in steps until 1, or stand alone", () => {
  const temperature = (...args: string[]) => run("a.wav", ...args).options.temperature;
  expect(temperature("--temperature", "0.4")).toEqual([0.4, 0.6, 0.8, 1]);
  expect(temperature("--temperature_increment_on_fallback", "0.5")).toEqual([0, 0.5, 1]);
  expect(temperature("--temperature_increment_on_fallback", "None")).toEqual([0]);
  expect(temperature("--temperature", "1")).toEqual([1]);
});

test("beams, prompts, words and clips, in openai/whisper's spelling", () => {
  const { options } = run(
    ...["a.wav", "--beam_size", "5", "--patience", "2", "--best_of", "None", "--task", "translate"],
    ...["--initial_prompt", "Glossary: Sotto.", "--carry_initial_prompt", "--hotwords", "WGSL", "--prefix", ""],
    ...["--word_timestamps", "True", "--clip_timestamps", "4,14.5", "--hallucination_silence_threshold", "2"],
  );
  expect(options).toMatchObject({
    task: "translate",
    beamSize: 5,
    patience: 2,
    bestOf: undefined,
    initialPrompt: "Glossary: Sotto.",
    carryInitialPrompt: true,
    hotwords: "WGSL",
    prefix: undefined,
    wordTimestamps: true,
    clipTimestamps: [4, 14.5],
    hallucinationSilenceThreshold: 2,
  });
});

test("options of subtitles", () => {
  const { exportOptions } = run(
    ...["a.wav", "--max_line_width", "42", "--max-line-count=2", "--max_words_per_line", "3"],
    ...["--highlight_words", "True"],
  );
  expect(exportOptions).toStrictEqual({ maxLineWidth: 42, maxLineCount: 2, maxWordsPerLine: 3, highlightWords: true });
  expect(run("--highlight_words", "a.wav", "--max_line_width", "None")).toMatchObject({
    files: ["a.wav"],
    exportOptions: { highlightWords: true },
  });
  expect(run("a.wav", "--max_line_width", "None").exportOptions).toStrictEqual({});
});

test("options of subtitles turn word times on, which they need", () => {
  const timed = (...args: string[]) => run("a.wav", ...args).options.wordTimestamps;
  expect(timed("--max_line_width", "42")).toBe(true);
  expect(timed("--highlight_words")).toBe(true);
  expect(timed("--highlight_words", "False")).toBeUndefined();
  expect(timed("--max_line_width", "None")).toBeUndefined();
});

test("clips may overlap", () => {
  expect(run("a.wav", "--clip_timestamps", "0,10,5,15").options.clipTimestamps).toEqual([0, 10, 5, 15]);
});

test("what large collections are worked through with", () => {
  expect(run("a.wav", "-o", "out", "--skip-existing", "--shard", "2/8", "--manifest", "m.jsonl")).toMatchObject({
    files: ["a.wav"],
    skipExisting: true,
    shard: { index: 2, count: 8 },
    manifest: "m.jsonl",
  });
});

test("--verbose stands alone or takes a condition", () => {
  expect(run("--verbose", "a.wav")).toMatchObject({ verbosity: "details", files: ["a.wav"] });
  expect(run("--verbose", "False", "a.wav").verbosity).toBe("quiet");
});

test("a file may begin with a hyphen behind --", () => {
  expect(run("--format", "txt", "--", "-a_b.wav").files).toEqual(["-a_b.wav"]);
});

test("- is standard input, heard as it comes", () => {
  expect(run("-", "--model", "base-q5_1", "--vad", "--format", "srt")).toMatchObject({
    files: ["-"],
    model: "base-q5_1",
    formats: ["srt"],
    options: { vad: {} },
  });
});

test("help and version win", () => {
  expect(parseCommandLine(["--help", "a.wav"])).toEqual({ name: "help" });
  expect(parseCommandLine(["--version"])).toEqual({ name: "version" });
});

describe("wrong arguments say what was expected", () => {
  test.each([
    [[], "No audio file was given; expected sotto AUDIO… (see --help)."],
    [["a", "--nonsense"], "Unknown option '--nonsense' (see --help)."],
    [["a", "--format", "docx"], "--format docx needs --output beside it."],
    [["a", "--preset", "hbo"], '--preset is "hbo", expected netflix, bbc, youtube or single-word.'],
    [
      ["a", "--preset", "bbc", "--max_line_width", "40"],
      "--preset stands beside --max-line-width, expected one of them.",
    ],
    [["a", "--watch", "in"], "--watch stands beside a, expected a folder alone."],
    [["--watch", "in", "--shard", "1/2"], "--shard needs files; --watch takes them as they come."],
    [["a", "--format", "doc"], `--format is "doc", expected ${formats.join(", ")}, rttm, diarized_json or all.`],
    [["a", "--device", "cuda"], '--device is "cuda", expected auto, webgpu or cpu.'],
    [["a", "--threads", "0"], '--threads is "0", expected a whole number from 1 to 64.'],
    [["a", "--precision", "i8"], '--precision is "i8", expected i16 or f32.'],
    [["a", "--task", "sing"], '--task is "sing", expected transcribe or translate.'],
    [["a", "--temperature", "2"], "--temperature is 2, expected a number from 0 to 1."],
    [["a", "--patience", "2"], "--patience is 2, expected --beam-size beside it."],
    [["a", "--clip_timestamps", "-3"], '--clip-timestamps is "-3", expected seconds with commas between them.'],
    [["a", "--hallucination_silence_threshold=2"], "--hallucination-silence-threshold needs --word-timestamps True."],
    [["a", "--no_speech_threshold", "high"], '--no-speech-threshold is "high", expected a number or None.'],
    [["a", "--suppress_blank=maybe"], '--suppress-blank is "maybe", expected True or False.'],
    [["a", "--sample_len", "0"], '--sample-len is "0", expected a whole number above 0.'],
    [["a", "--suppress_tokens", "1;2"], '--suppress-tokens is "1;2", expected token ids with commas between them.'],
    [["a", "--max_line_width", "0"], '--max-line-width is "0", expected a whole number above 0 or None.'],
    [["a", "--highlight_words=2"], '--highlight-words is "2", expected True or False.'],
    [["a", "--beam_size", "40"], "--beam-size is 40; at most 16 were expected."],
    [["a", "--length_penalty", "5"], "--length-penalty is 5; 0 to 1 was expected."],
    [
      ["a", "--beam_size", "5", "--patience", "0.01"],
      "--patience is 0.01 with 5 beams; a product that rounds to 1 or more was expected.",
    ],
    [
      ["a", "--hallucination_silence_threshold", "-1", "--word_timestamps"],
      "--hallucination-silence-threshold is -1, expected seconds from 0 on or None.",
    ],
    [["a", "--max_initial_timestamp", "-1"], "--max-initial-timestamp is -1, expected seconds from 0 on or None."],
    [["a", "--languages", "de,xx"], '--languages is "xx", expected a code such as en or a name such as English.'],
    [["a", "--batch", "100"], "--batch is 100; a whole number from 1 to 64 was expected."],
    [["a", "--clip_timestamps", "5,4"], "--clip-timestamps holds 4; seconds from 5 on were expected there."],
    [["a", "--skip-existing"], "--skip-existing needs --output beside it."],
    [["a", "--shard", "3/2"], '--shard is "3/2", expected I/N with I from 1 to N, such as 2/8.'],
    [["a", "--shard", "0/2"], '--shard is "0/2", expected I/N with I from 1 to N, such as 2/8.'],
    [["a", "--max_line_width", "9", "--word_timestamps", "False"], "--max-line-width needs --word-timestamps True."],
    [["-", "a.wav"], "- stands beside 1 more, expected standard input alone."],
    [["-", "--batch", "4"], "--batch is 4, expected a file with it; - is heard as it comes."],
    [["-", "--clip_timestamps", "0,4"], "--clip-timestamps needs a file; - is heard as it comes."],
    [["a", "--speakers", "3-2"], '--speakers is "3-2", expected a number such as 2, or a range such as 2-4.'],
    [["a", "--output"], "Option '-o, --output <value>' argument missing (see --help)."],
  ])("%j", (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message);
  });
});

test("speakers are told apart where any of its flags asks for it, with times of words", () => {
  const parsed = (...args: string[]) => {
    const command = parseCommandLine(["a", "--speaker-model", "net", ...args]);
    return command.name === "run" ? [command.speakers, command.options.wordTimestamps] : undefined;
  };
  expect(parsed()).toEqual([{ model: "net" }, true]);
  expect(parsed("--diarize", "--speakers", "2")).toEqual([{ model: "net", least: 2, most: 2 }, true]);
  expect(parsed("--speakers", "2-4", "--format", "rttm")).toEqual([{ model: "net", least: 2, most: 4 }, true]);
  expect(run("-", "--diarize", "--speaker-model", "net").speakers).toEqual({ model: "net" });
  expect(parsed("--diarize", "False")).toEqual([undefined, undefined]);
  const usual = parseCommandLine(["a", "--diarize"]);
  expect(usual.name === "run" && usual.speakers?.model).toMatch(/models.speakers\.safetensors$/);
});
