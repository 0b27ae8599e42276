import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exporters, type Transcript } from "../../engine/index";
import { newFolder } from "../setup/testFolders";
import type { Disk, Services } from "./commandServices";
import { run } from "./run";
import { request, scene, segment } from "./testing/scene";

const formats = ["txt", "srt", "json"] as const;
const files = ["a.wav", "b.wav", "c.wav"];
const transcript: Transcript = { text: segment.text, language: "en", segments: [segment] };

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}

/** Fails the `n`-th call of those that change the disk, or each from there on; `calls` counts them. */
function failingDisk(disk: Disk, n: number, how: "once" | "from then on") {
  const state = { calls: 0 };
  const guarded = <Args extends readonly unknown[]>(call: (...args: Args) => Promise<void>) => {
    return async (...args: Args) => {
      state.calls++;
      if (how === "once" ? state.calls === n : state.calls >= n) throw failure("ENOSPC");
      await call(...args);
    };
  };
  const { makeFolder, write, append, rename, remove, kindOf } = disk;
  return {
    state,
    disk: {
      makeFolder: guarded(makeFolder),
      write: guarded(write),
      append: guarded(append),
      rename: guarded(rename),
      remove: guarded(remove),
      kindOf,
    },
  };
}

async function batch(services: Services, output: string, format: string) {
  const manifest = join(output, "manifest.jsonl");
  const flags = ["--output", output, "--format", format, "--verbose", "False", "--manifest", manifest];
  return run(request(...files, ...flags), services);
}

test.each(["once", "from then on"] as const)("a disk that fails %s loses no text without a word", async (how) => {
  for (const format of formats) {
    const text = exporters[format](transcript);
    for (let n = 1; ; n++) {
      const output = newFolder();
      const { seen, services } = scene();
      const failing = failingDisk(services.disk, n, how);
      const code = await batch({ ...services, disk: failing.disk }, output, format);
      const written = files.map((file) => join(output, file.replace("wav", format)));
      // What has its name is whole; what has none is printed, and told.
      for (const path of written.filter(existsSync)) expect(readFileSync(path, "utf8")).toBe(text);
      const missing = written.filter((path) => !existsSync(path));
      expect(seen.stdout.split(text.trimEnd()).length - 1).toBeGreaterThanOrEqual(missing.length);
      if (missing.length > 0) expect({ code, stderr: seen.stderr }).toMatchObject({ code: 1 });
      if (missing.length > 0) expect(seen.stderr).toMatch(/could not be written|cannot be written/);
      // Nor does the manifest lack a file in silence.
      const manifest = join(output, "manifest.jsonl");
      const rows = existsSync(manifest) ? readFileSync(manifest, "utf8").trim().split("\n") : [];
      if (rows.length < files.length) expect({ code, stderr: seen.stderr }).toMatchObject({ code: 1 });
      expect(seen.closed).toEqual(files);
      if (failing.state.calls < n) {
        expect({ code, missing }).toEqual({ code: 0, missing: [] });
        break;
      }
    }
  }
});

test.each(["ENOSPC", "EIO"])("standard output that fails with %s is told and never exits 0", async (error) => {
  for (const flags of [[], ["--format", "srt"], ["--format", "all"]]) {
    for (let n = 1; ; n++) {
      const { seen, services } = scene();
      let calls = 0;
      const stdout = {
        write: async (text: string) => {
          if (++calls === n) throw failure(error);
          seen.stdout += text;
        },
      };
      const code = await run(request(...files, ...flags), { ...services, stdout });
      if (calls < n) {
        expect(code).toBe(0);
        break;
      }
      expect(code).toBe(1);
      expect(seen.stderr.match(/Standard output cannot be written: /g)).toHaveLength(1);
    }
  }
});

test("standard output that fails beside files costs no file", async () => {
  const { services } = scene();
  const output = newFolder();
  const stdout = { write: () => Promise.reject(failure("EIO")) };
  expect(await run(request(...files, "--output", output, "--format", "txt"), { ...services, stdout })).toBe(1);
  expect(files.every((file) => existsSync(join(output, file.replace("wav", "txt"))))).toBe(true);
});

test("a reader that is gone ends what is printed, and is no failure", async () => {
  const { seen, services } = scene();
  const stdout = { write: () => Promise.reject(failure("EPIPE")) };
  expect(await run(request(...files), { ...services, stdout })).toBe(0);
  expect(seen.closed).toEqual(["a.wav"]);
});
