import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SottoError } from "../../engine/index";
import { newFolder } from "../setup/testFolders";
import type { CommandModel, Services } from "./commandServices";
import { run } from "./run";
import { request, scene, segment } from "./testing/scene";

/** A model that hears one segment of a file and then does what `then` says. */
function hearing(services: Services, then: (file: number) => Promise<void>): Services {
  let file = 0;
  return {
    ...services,
    async openModel(...args) {
      const model: CommandModel = await services.openModel(...args);
      return {
        ...model,
        async *transcribe(audio) {
          yield { type: "segments", segments: [segment] };
          while (await audio.read());
          await then(++file);
          return { text: segment.text, language: "en", segments: [segment] };
        },
      };
    },
  };
}

const never = () => new Promise<void>(() => {});

test("an engine that fails keeps the text, and the next file is done", async () => {
  const { seen, services } = scene();
  const output = newFolder();
  const failing = hearing(services, async (file) => {
    if (file === 1) throw new SottoError("device-lost", "The device went away.");
  });
  expect(await run(request("a.wav", "b.wav", "--output", output, "--format", "txt"), failing)).toBe(1);
  expect(readdirSync(output).sort()).toEqual(["a.partial.txt", "b.txt"]);
  expect(readFileSync(join(output, "a.partial.txt"), "utf8")).toBe("Ask not.\n");
  expect(seen.stderr).toContain(`a.wav: The device went away. The text before is kept in ${output}/a.partial.txt.\n`);
});

test("sound that cannot be read to its end is transcribed up to there", async () => {
  const { seen, services } = scene();
  const output = newFolder();
  let reads = 0;
  const broken: Services = {
    ...hearing(services, async () => {}),
    openAudio: async (file) => ({
      ...(await services.openAudio(file)),
      async read() {
        if (++reads === 1) return new Float32Array(16000);
        throw new SottoError("audio-unreadable", `${file} cannot be decoded: it is torn.`);
      },
    }),
  };
  expect(await run(request("a.wav", "--output", output, "--format", "txt"), broken)).toBe(1);
  expect(readdirSync(output)).toEqual(["a.txt"]);
  expect(seen.stdout).toContain("Ask not.");
  expect(seen.stderr).toContain(`a.wav cannot be decoded: it is torn. The text before is kept in ${output}/a.txt.\n`);
});

test("an error that nobody waits for ends its file and no other", async () => {
  const { seen, services } = scene();
  let stray: (error: unknown) => void = () => {};
  const onStray: Services["onStray"] = (listener) => {
    stray = listener;
    return () => {};
  };
  const straying = hearing({ ...services, onStray }, async (file) => {
    if (file > 1) return;
    stray(new TypeError("x is undefined"));
    await never();
  });
  expect(await run(request("a.wav", "b.wav"), straying)).toBe(1);
  expect(seen.stderr).toContain("a.wav cannot be decoded: x is undefined. The text before is kept.\n");
  expect(seen.stdout.match(/Ask not\./g)).toHaveLength(2);
});

test("a signal gives up a file that never ends, keeps its text and begins no other", async () => {
  const { seen, services } = scene();
  const asked = new AbortController();
  const stop = { ...services.stop, asked: asked.signal };
  const output = newFolder();
  const hanging = hearing({ ...services, stop }, () => {
    asked.abort("SIGTERM");
    return never();
  });
  expect(await run(request("a.wav", "b.wav", "c.wav", "--output", output, "--format", "vtt"), hanging)).toBe(143);
  expect(readdirSync(output)).toEqual(["a.partial.vtt"]);
  expect(seen.stderr).toContain("2 more files were not begun.\n");
});

test("a signal before there is text says so", async () => {
  const { seen, services } = scene();
  const asked = new AbortController();
  const stop = { ...services.stop, asked: asked.signal };
  const opening: Services = {
    ...services,
    stop,
    openAudio: () => {
      asked.abort("SIGINT");
      return new Promise(() => {});
    },
  };
  expect(await run(request("a.wav"), opening)).toBe(130);
  expect(seen.stderr).toBe("Stopped before a.wav was heard.\n");
});

test("a whole transcript takes the place of an earlier part, and a part never that of a whole one", async () => {
  const { services } = scene();
  const output = newFolder();
  const flags = ["a.wav", "--output", output, "--format", "txt"];
  const failing = hearing(services, () => Promise.reject(new SottoError("device-lost", "Gone.")));
  await run(request(...flags), failing);
  expect(readdirSync(output)).toEqual(["a.partial.txt"]);
  await run(request(...flags), services);
  expect(readdirSync(output)).toEqual(["a.txt"]);
  await run(request(...flags), failing);
  expect(existsSync(join(output, "a.txt"))).toBe(true);
});

test("what is heard over standard input is kept when the engine fails", async () => {
  const { seen, services } = scene();
  const output = newFolder();
  const failing: Services = {
    ...services,
    async openModel(...args) {
      const model = await services.openModel(...args);
      return {
        ...model,
        async *transcribeLive() {
          yield { type: "confirmed", track: 0, how: "new", segment };
          throw new SottoError("device-lost", "The device went away.");
        },
      };
    },
  };
  expect(await run(request("-", "--output", output, "--format", "srt"), failing)).toBe(1);
  expect(readdirSync(output)).toEqual(["stdin.partial.srt"]);
  expect(seen.stdout).toContain("Ask not.");
  expect(seen.stderr).toBe(`The device went away. What was heard before is kept in ${output}/stdin.partial.srt.\n`);
});

test("a second recording does not overwrite the first", async () => {
  const { services } = scene();
  const output = newFolder();
  for (let i = 0; i < 3; i++) await run(request("-", "--output", output, "--format", "txt"), services);
  expect(readdirSync(output).sort()).toEqual(["stdin.1.txt", "stdin.2.txt", "stdin.txt"]);
});

test("names of files and words of a model command no terminal", async () => {
  const evil = "\u001b]0;owned\u0007\u009b2J\u202e.wav";
  const { seen, services } = scene([{ ...segment, text: " Ask \u001b[31mnot\r." }]);
  expect(await run(request(evil, `bad${evil}`), services)).toBe(1);
  expect(seen.stdout).toContain("Ask \\x1b[31mnot\\x0d.\n");
  expect(seen.stderr).toContain("bad\\x1b]0;owned\\x07\\x9b2J\\u202e.wav is not audio.\n");
  expect(`${seen.stdout}${seen.stderr}`).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
});
