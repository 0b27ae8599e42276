import { isRecord } from "../../engine/convert/json";
import type { Measurement, Pass } from "./contender";

/**
 * Reads what whisperNative.py printed on a processor of an architecture (`process.arch`).
 * @throws Error with a sentence where it is not what was agreed.
 */
export function readOutput(output: string, arch: string): Measurement {
  const found = parse(output);
  const { systemInfo, passes, clipMs, text, longMs } = found;
  if (typeof systemInfo !== "string") throw missing("systemInfo, a string");
  if (typeof text !== "string") throw missing("text, a string");
  if (!Array.isArray(passes) || passes.length === 0) throw missing("passes, a list");
  const isPlain = arch === "x64" && !systemInfo.includes("AVX2 = 1");
  return {
    numbers: isPlain ? "q5_1, no AVX2" : "q5_1",
    passes: passes.map(readPass),
    clipMs: milliseconds("clipMs", clipMs),
    text,
    longMs: longMs === undefined ? undefined : milliseconds("longMs", longMs),
  };
}

function parse(output: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(output);
    if (isRecord(value)) return value;
  } catch {
    // It is none.
  }
  throw new Error("whisper.cpp's script printed no JSON object.");
}

function readPass(pass: unknown): Pass {
  const { encoderMs, tokenMs } = isRecord(pass) ? pass : {};
  return { encoderMs: milliseconds("encoderMs", encoderMs), tokenMs: milliseconds("tokenMs", tokenMs) };
}

function milliseconds(name: string, value: unknown): number {
  if (typeof value !== "number" || !(value > 0)) throw missing(`${name}, milliseconds`);
  return value;
}

function missing(what: string): Error {
  return new Error(`whisper.cpp's script did not print ${what}.`);
}
