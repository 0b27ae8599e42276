import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../setup/testFolders";
import type { Services } from "./commandServices";
import { Delivery } from "./delivery";
import { Printer } from "./printer";
import { request, scene } from "./testing/scene";
import { watchFolder } from "./watch";

/** Watches a folder, looking every few milliseconds, and does `meanwhile` after each look; ends after the last one. */
async function watch(folder: string, output: string, meanwhile: readonly (() => void)[], ...flags: string[]) {
  const { seen, services: usual } = scene();
  const stop = new AbortController();
  const opened: string[] = [];
  const steps = [...meanwhile];
  const services: Services = {
    ...usual,
    stop: { ...usual.stop, asked: stop.signal },
    openAudio: (file) => {
      opened.push(file.slice(folder.length + 1));
      return usual.openAudio(file.slice(folder.length + 1));
    },
    folders: {
      ...usual.folders,
      async soundsIn(path) {
        const found = await usual.folders.soundsIn(path);
        const step = steps.shift();
        if (step) step();
        else stop.abort("SIGINT");
        return found;
      },
    },
  };
  const asked = request("--watch", folder, "--output", output, "--format", "txt", ...flags);
  const printer = new Printer(services.stdout, services.stderr);
  const job = { request: asked, services, printer, delivery: new Delivery({ request: asked, services, printer }) };
  const model = await services.openModel("tiny.en", asked.device, { draft: "none" });
  const options = asked.options as Parameters<typeof watchFolder>[1]["options"];
  const isGood = await watchFolder(job, { folder, model, options, interval: 1 });
  return { opened, isGood, stderr: seen.stderr };
}

const nothing = () => {};

test("a file is transcribed once it has stopped growing, whenever it comes", async () => {
  const [folder, output] = [newFolder(), newFolder()];
  writeFileSync(join(folder, "a.mp3"), "sound");
  mkdirSync(join(folder, "day2"));
  const growing = join(folder, "day2", "b.wav");
  const grow = () => appendFileSync(growing, "more");
  const seen: boolean[] = [];
  const { opened, isGood, stderr } = await watch(folder, output, [
    grow,
    grow,
    grow,
    () => seen.push(existsSync(join(output, "day2"))),
    nothing,
    nothing,
  ]);
  expect(opened).toEqual(["a.mp3", "day2/b.wav"]);
  expect(seen).toEqual([false]);
  expect(isGood).toBe(true);
  expect(readFileSync(join(output, "day2", "b.txt"), "utf8")).toBe("Ask not.\n");
  expect(stderr).toContain(`Watching ${folder}; Ctrl-C ends it.\n`);
});

test("what is finished is never done again, also after a restart; another file of its name is", async () => {
  const [folder, output] = [newFolder(), newFolder()];
  writeFileSync(join(folder, "a.mp3"), "sound");
  expect((await watch(folder, output, [nothing, nothing, nothing])).opened).toEqual(["a.mp3"]);
  appendFileSync(join(output, ".sotto-watch.jsonl"), '{"file":"b.m');
  expect((await watch(folder, output, [nothing, nothing])).opened).toEqual([]);
  writeFileSync(join(folder, "a.mp3"), "another sound");
  expect((await watch(folder, output, [nothing, nothing])).opened).toEqual(["a.mp3"]);
});

test("a bad file is told and tried once a run, and names of transcripts belong to one file each", async () => {
  const [folder, output] = [newFolder(), newFolder()];
  for (const file of ["a.mp3", "a.wav", "bad.mp3"]) writeFileSync(join(folder, file), "sound");
  const { opened, isGood, stderr } = await watch(folder, output, [nothing, nothing, nothing]);
  expect(opened).toEqual(["a.mp3", "a.wav", "bad.mp3"]);
  expect(isGood).toBe(false);
  expect(stderr).toContain("bad.mp3 is not audio.\n");
  expect(readdirSync(output).sort()).toEqual([".sotto-watch.jsonl", "a.txt", "a.wav.txt"]);
});

test("a manifest that cannot be written is told, with the file that it lacks", async () => {
  const [folder, output] = [newFolder(), newFolder()];
  const manifest = join(folder, "a.mp3", "manifest.jsonl");
  writeFileSync(join(folder, "a.mp3"), "sound");
  const { isGood, stderr } = await watch(folder, output, [nothing, nothing], "--manifest", manifest);
  expect(isGood).toBe(false);
  expect(stderr).toContain(`${manifest} could not be written: `);
  expect(stderr).toContain(`; it lacks ${join(folder, "a.mp3")}.\n`);
  expect(readFileSync(join(output, "a.txt"), "utf8")).toBe("Ask not.\n");
});
