import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { newFolder } from "../setup/testFolders";
import { formats } from "./formats";
import { run } from "./run";
import { request, scene, segment } from "./testing/scene";

test("segments are printed as openai/whisper prints them, the speed goes to standard error", async () => {
  const { seen, services } = scene();
  expect(await run(request("a.wav"), services)).toBe(0);
  expect(seen.stdout).toBe("[00:00.000 --> 01:01:01.500]  Ask not.\n");
  expect(seen.stderr).toMatch(/^11\.0 s of audio in .* × realtime\)\.\n$/);
  expect(seen.closed).toEqual(["a.wav"]);
});

test("a format without a folder takes the place of the segments", async () => {
  const { seen, services } = scene();
  await run(request("a.wav", "--format", "srt"), services);
  expect(seen.stdout).toBe("1\n00:00:00,000 --> 01:01:01,500\nAsk not.\n\n");
});

test("a folder gets a file for every format, beside the printed segments", async () => {
  const { seen, services } = scene();
  const folder = join(newFolder(), "new");
  await run(request("clips/a.b.wav", "--output", folder), services);
  expect(readdirSync(folder).sort()).toEqual([...formats].sort().map((f) => `a.b.${f}`));
  expect(readFileSync(join(folder, "a.b.txt"), "utf8")).toBe("Ask not.\n");
  expect(seen.stdout).toContain("Ask not.");
});

test("subtitles are set as the flags say, printed and in a folder", async () => {
  const words = [" Ask", " not."].map((word, i) => ({ word, start: i, end: i + 1, probability: 1 }));
  const { seen, services } = scene([{ ...segment, words }]);
  const srt = "1\n00:00:00,000 --> 00:00:01,000\nAsk\n\n2\n00:00:01,000 --> 00:00:02,000\nnot.\n\n";
  const flags = ["a.wav", "--verbose", "False", "--format", "srt", "--max_words_per_line", "1"];
  await run(request(...flags), services);
  expect(seen.stdout).toBe(srt);
  const folder = newFolder();
  await run(request(...flags, "--output", folder), services);
  expect(readFileSync(join(folder, "a.srt"), "utf8")).toBe(srt);
});

test("a preset lays captions out, and asks for the times of words", async () => {
  const words = [" Ask", " not."].map((word, i) => ({ word, start: i, end: i + 1, probability: 1 }));
  const { seen, services } = scene([{ ...segment, words }]);
  const flags = ["a.wav", "--verbose", "False", "--format", "srt"];
  await run(request(...flags, "--preset", "single-word"), services);
  expect(seen.stdout).toBe("1\n00:00:00,000 --> 00:00:01,000\nAsk\n\n2\n00:00:01,000 --> 00:00:02,000\nnot.\n\n");
  expect(seen.options).toMatchObject([{ wordTimestamps: true }]);
});

test("fewer windows at a time than --batch asks for are told of, and stand in the manifest", async () => {
  const { seen, services } = scene();
  const narrow = (windows: number | undefined): typeof services => ({
    ...services,
    openModel: async (...asked) => {
      const model = await services.openModel(...asked);
      const transcribe: typeof model.transcribe = async function* (...heard) {
        if (windows) yield { type: "fewer", windows };
        return yield* model.transcribe(...heard);
      };
      return { ...model, transcribe };
    },
  });
  const manifest = join(newFolder(), "manifest.jsonl");
  for (const windows of [4, 1, undefined]) {
    await run(request("a.wav", "--batch", "16", "--verbose", "False", "--manifest", manifest), narrow(windows));
  }
  expect(seen.stderr.match(/^There is no memory.*$/gm)).toEqual([
    "There is no memory for --batch 16: 4 windows at a time are decoded.",
    "There is no memory for --batch 16: one window after the other is decoded.",
  ]);
  const rows = readFileSync(manifest, "utf8").trim().split("\n");
  expect(rows.map((row) => (JSON.parse(row) as { windows?: number }).windows)).toEqual([4, 1, undefined]);
});

test("documents have a title and a length, and a page plays the sound from where it lies", async () => {
  const { seen, services } = scene();
  const output = join(newFolder(), "texts");
  await run(request("clips/a b.wav", "--format", "html", "--output", output), services);
  const page = readFileSync(join(output, "a b.html"), "utf8");
  expect(page).toContain("<h1>a b.wav</h1><p>0:11</p>");
  const [, address = ""] = /<audio .*?src="(.*?)"/.exec(page) ?? [];
  expect(resolve(output, decodeURIComponent(address))).toBe(resolve("clips/a b.wav"));
  await run(request("clips/a b.wav", "--format", "docx", "--output", output), services);
  const { value } = await mammoth.extractRawText({ path: join(output, "a b.docx") });
  expect(value).toBe("a b.wav\n\n0:11\n\n00:00  Ask not.\n\n");
  expect(seen.options).toMatchObject([{ wordTimestamps: true }, { wordTimestamps: false }]);
});

test("a page made of a file that came over standard input plays nothing: the file is gone by then", async () => {
  const { services } = scene();
  const output = newFolder();
  const openInput = async function* () {
    yield Buffer.from("fLaC".padEnd(5000));
  };
  expect(await run(request("-", "--format", "html", "--output", output), { ...services, openInput })).toBe(0);
  const page = readFileSync(join(output, "stdin.html"), "utf8");
  expect(page).toContain("<h1>standard input</h1><p>0:11</p>");
  expect(page).not.toContain("<audio");
});

test("a folder stands for the files in it, and several files end with what all of them took", async () => {
  const { seen, services } = scene();
  const folder = newFolder();
  for (const name of ["b.mp3", "a.wav", "c.txt"]) writeFileSync(join(folder, name), "sound");
  expect(await run(request(folder, "--verbose", "False"), services)).toBe(0);
  expect(seen.closed).toEqual([join(folder, "a.wav"), join(folder, "b.mp3")]);
  expect(seen.stderr).toMatch(/\n2 files, 0:22 of audio in .* × realtime\)\.\n$/);
  expect(await run(request(newFolder()), services)).toBe(1);
});

test("a watch of what is no folder is refused", async () => {
  const { seen, services } = scene();
  expect(await run(request("--watch", "nowhere"), services)).toBe(1);
  expect(seen.stderr).toBe('--watch is "nowhere", expected a folder.\n');
});

test("--verbose False prints no segments", async () => {
  const { seen, services } = scene();
  expect(await run(request("a.wav", "--verbose", "False"), services)).toBe(0);
  expect(seen.stdout).toBe("");
});

test("a bad file is told and the next one is transcribed", async () => {
  const { seen, services } = scene();
  expect(await run(request("bad.wav", "a.wav"), services)).toBe(1);
  expect(seen.stderr).toContain("bad.wav is not audio.\n");
  expect(seen.stdout).toContain("Ask not.");
});

test("what an English-only model writes down of another language is said in one line, and nothing of English", async () => {
  const unsure = { ...segment, avgLogprob: -1.3, tokens: [1, 2, 3, 4] };
  for (const [segments, isMultilingual, lines] of [
    [[unsure], false, 1],
    [[unsure], true, 0],
    [[{ ...unsure, avgLogprob: -0.8 }], false, 0],
  ] as const) {
    const { seen, services } = scene(segments, isMultilingual);
    expect(await run(request("a.wav"), services)).toBe(0);
    const said = "a.wav does not sound like English, all that tiny.en-q5_1 knows. base-q5_1 knows 99 languages";
    expect(seen.stderr.split("\n").filter((line) => line.startsWith(said))).toHaveLength(lines);
  }
});

test("silence is no error", async () => {
  const { seen, services } = scene([]);
  expect(await run(request("a.wav"), services)).toBe(0);
  expect(seen.stderr).toContain("No speech found in a.wav.\n");
});

test("an unknown model or language ends with one sentence", async () => {
  const { seen, services } = scene();
  expect(await run(request("a.wav", "--model", "none"), services)).toBe(1);
  expect(await run(request("a.wav", "--language", "xx"), services)).toBe(1);
  expect(seen.stderr).toBe(
    'There is no such model.\n--language is "xx", expected a code such as en or a name such as English.\n',
  );
});

test("a multilingual model finds the language unless it is told, by code or name", async () => {
  const { seen, services } = scene([segment], true);
  expect(await run(request("a.wav", "--model", "base-q5_1"), services)).toBe(0);
  expect(await run(request("a.wav", "--language", "German"), services)).toBe(0);
  expect(await run(request("a.wav", "--language", "de", "--condition_on_previous_text", "False"), services)).toBe(0);
  expect(seen.options).toMatchObject([
    { language: undefined },
    { language: "de", conditionOnPreviousText: true },
    { language: "de", conditionOnPreviousText: false },
  ]);
});

test("the language is looked for in the first speech, or where openai/whisper does", async () => {
  const { seen, services } = scene([segment], true);
  expect(await run(request("a.wav"), services)).toBe(0);
  expect(await run(request("a.wav", "--detect_language_window", "first"), services)).toBe(0);
  expect(seen.options).toMatchObject([{ detectLanguageWindow: "speech" }, { detectLanguageWindow: "first" }]);
});

test("an English-only model says that it ignores another language", async () => {
  const { seen, services } = scene();
  expect(await run(request("a.wav", "--language", "fr"), services)).toBe(0);
  expect(seen.options).toMatchObject([{ language: "en" }]);
  expect(seen.stderr).toContain('tiny.en-q5_1 is English-only; language "fr" is ignored.\n');
});

test("an English-only model says that it cannot translate, before anything is heard", async () => {
  const { seen, services } = scene();
  expect(await run(request("a.wav", "--task", "translate"), services)).toBe(0);
  expect(seen.options).toMatchObject([{ language: "en", task: "transcribe" }]);
  expect(seen.stderr).toMatch(
    /^tiny\.en-q5_1 is English-only and cannot translate; --task translate is ignored\.\nbase-q5_1 knows 99 languages/,
  );
});

test("--language auto leaves the language to be found", async () => {
  const { seen, services } = scene([segment], true);
  expect(await run(request("a.wav", "--language", "auto"), services)).toBe(0);
  expect(seen.options).toMatchObject([{ language: undefined }]);
});

test("standard input is printed line by line, and written like a file", async () => {
  const { seen, services } = scene();
  const folder = join(newFolder(), "new");
  expect(await run(request("-", "--output", folder), services)).toBe(0);
  expect(seen.stdout).toBe("[00:00.000 --> 01:01:01.500]  Ask not.\n");
  expect(seen.stderr).toBe("");
  expect(readFileSync(join(folder, "stdin.txt"), "utf8")).toBe("Ask not.\n");
  expect(seen.options).toMatchObject([{ language: "en" }]);
});

test("who speaks is printed as it becomes known of standard input, and written like that of a file", async () => {
  const second = { ...segment, start: 3662, end: 3670, text: " What you can." };
  const { seen, services } = scene([segment, second]);
  const flags = ["-", "--diarize", "--speaker-model", "net"];
  expect(await run(request(...flags), services)).toBe(0);
  expect(seen.stdout.split("\n")).toEqual([
    "[00:00.000 --> 01:01:01.500]  Speaker 1: Ask not.",
    "[01:01:02.000 --> 01:01:10.000]  Speaker 2: What you can.",
    "",
  ]);
  expect(seen.stderr).toBe("Speaker 2 was Speaker 1.\n");
  seen.stdout = "";
  await run(request(...flags, "--format", "rttm"), services);
  expect(seen.stdout).toBe("SPEAKER stdin 1 0.000 3670.000 <NA> <NA> speaker_1 <NA> <NA>\n");
});

test("standard input in a format is printed at its end alone; silence is no error", async () => {
  const { seen, services } = scene();
  await run(request("-", "--format", "txt"), services);
  expect(seen.stdout).toBe("Ask not.\n");
  const silent = scene([]);
  expect(await run(request("-"), silent.services)).toBe(0);
  expect(silent.seen).toMatchObject({ stdout: "", stderr: "No speech was heard.\n" });
});

test("parts of a file that could not be read are named, and the rest is transcribed", async () => {
  const { seen, services } = scene();
  const openAudio = async (file: string) => ({
    ...(await services.openAudio(file)),
    unread: () => [
      { start: 4.2, end: 4.9 },
      { start: 3671, end: 3672.5 },
    ],
  });
  expect(await run(request("a.wav"), { ...services, openAudio })).toBe(0);
  expect(seen.stderr).toContain("a.wav: 0:04 to 0:05, 1:01:11 to 1:01:13 could not be read.\n");
  expect(seen.stdout).toContain("Ask not.");
});

test("the wanted track is asked for", async () => {
  const { services } = scene();
  const asked: unknown[] = [];
  const openAudio = async (file: string, name?: string, track?: string) => {
    asked.push(track);
    return services.openAudio(file, name);
  };
  await run(request("a.mkv", "--audio_track", "deu"), { ...services, openAudio });
  await run(request("a.mkv"), { ...services, openAudio });
  expect(asked).toEqual(["deu", undefined]);
});

test("a model that was trained without timestamps does without them unless told, and says what it is", async () => {
  const { seen, services } = scene();
  const note = "The model was trained without timestamps: its text comes in windows of 30 s.";
  const openModel: typeof services.openModel = async (name, device, beside) => ({
    ...(await services.openModel(name, device, beside)),
    lacksTimestamps: true,
    notes: [note],
  });
  await run(request("a.wav"), { ...services, openModel });
  await run(request("a.wav", "--without_timestamps", "False"), { ...services, openModel });
  expect(seen.options.map(({ withoutTimestamps }) => withoutTimestamps)).toEqual([true, false]);
  expect(seen.stderr).toContain(`${note}\n`);
});

test("speakers are named beside the text, and written as who speaks when", async () => {
  const { seen, services } = scene();
  const flags = ["a.wav", "--diarize", "--speaker-model", "net"];
  expect(await run(request(...flags), services)).toBe(0);
  expect(seen.stdout).toMatch(/^Speaker \d: /);
  expect(seen.stderr).toContain("2 speakers.");
  seen.stdout = "";
  expect(await run(request(...flags, "--format", "rttm"), services)).toBe(0);
  expect(seen.stdout.split("\n")[1]).toBe("SPEAKER a.wav 1 1.000 10.000 <NA> <NA> speaker_2 <NA> <NA>");
  seen.stdout = "";
  expect(await run(request(...flags, "--format", "diarized_json"), services)).toBe(0);
  expect(JSON.parse(seen.stdout).segments[0].speaker).toMatch(/^Speaker \d$/);
});
