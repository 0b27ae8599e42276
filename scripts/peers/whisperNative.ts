import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findModel } from "../models/findModel";
import { projectRoot } from "../setup/root";
import type { RaceAudio } from "./audio";
import type { Contender, Measurement, Task } from "./contender";
import { readOutput } from "./nativeOutput";
import { installPython, pythonProblem } from "./packages";

/** whisper.cpp as a native library on the processor, which a Python of its own process loads. */
export function whisperNative(audio: RaceAudio): Contender {
  return {
    name: "whisper.cpp",
    mostRounds: Number.POSITIVE_INFINITY,
    missing: () => pythonProblem(),
    measure: (task) => measure(audio, task),
  };
}

async function measure({ clip, long }: RaceAudio, { model, threads, passes, tokens }: Task): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "sotto-peers-"));
  const write = (name: string, samples: Float32Array | undefined) => {
    if (samples === undefined) return null;
    const file = join(folder, name);
    writeFileSync(file, samples);
    return file;
  };
  try {
    const files = { clip: write("clip.f32", clip), long: write("long.f32", long) };
    const task = { model: findModel(`${model}-q5_1`), threads, passes, tokens, ...files };
    return readOutput(await runScript(installPython(), JSON.stringify(task)), process.arch);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gives whisperNative.py a task and returns what it prints; whisper.cpp's own log goes to the other stream. */
function runScript(packages: string, task: string): Promise<string> {
  const script = join(projectRoot(), "scripts", "peers", "whisperNative.py");
  const env = { ...process.env, PYTHONPATH: packages };
  return new Promise((resolve, reject) => {
    const child = execFile("python3", [script], { env, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = error.signal ?? stderr.trim().split("\n").at(-1);
      reject(new Error(`whisper.cpp's script ended with ${reason}`, { cause: error }));
    });
    // Where it ends before it reads, the error above says why.
    child.stdin?.on("error", () => undefined).end(task);
  });
}
