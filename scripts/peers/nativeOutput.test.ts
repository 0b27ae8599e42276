import { expect, test } from "vitest";
import { readOutput } from "./nativeOutput";

const whole = {
  systemInfo: "WHISPER : CPU : AVX = 1 | AVX2 = 1 | FMA = 1 | ",
  passes: [
    { encoderMs: 1221.5, tokenMs: 3.8 },
    { encoderMs: 1230, tokenMs: 3.9 },
  ],
  clipMs: 1500,
  text: " Ask not.",
  longMs: 20_000,
};

function read(more: object, arch = "x64") {
  return readOutput(JSON.stringify({ ...whole, ...more }), arch);
}

test("what the script prints is a measurement", () => {
  const { passes, clipMs, text, longMs } = whole;
  expect(read({})).toEqual({ numbers: "q5_1", passes, clipMs, text, longMs });
  expect(read({ longMs: undefined }).longMs).toBeUndefined();
});

test("a library without AVX2 is told, where the processor would have it", () => {
  const systemInfo = "WHISPER : CPU : SSE3 = 1 | AVX = 1 | AVX2 = 0 | ";
  expect(read({ systemInfo }).numbers).toBe("q5_1, no AVX2");
  expect(read({ systemInfo: "WHISPER : CPU : NEON = 1 | " }, "arm64").numbers).toBe("q5_1");
});

test.each<[object, string]>([
  [{ systemInfo: null }, "systemInfo, a string"],
  [{ text: 5 }, "text, a string"],
  [{ passes: { length: 3 } }, "passes, a list"],
  [{ passes: [] }, "passes, a list"],
  [{ passes: [null] }, "encoderMs, milliseconds"],
  [{ passes: [{ encoderMs: 1, tokenMs: 0 }] }, "tokenMs, milliseconds"],
  [{ clipMs: "1500" }, "clipMs, milliseconds"],
  [{ longMs: null }, "longMs, milliseconds"],
])("%j is refused with a sentence", (more, what) => {
  expect(() => read(more)).toThrow(`whisper.cpp's script did not print ${what}.`);
});

test.each(["", "[]", "null", '{"passes": NaN}', "Traceback"])("%j is no JSON object", (output) => {
  expect(() => readOutput(output, "x64")).toThrow("whisper.cpp's script printed no JSON object.");
});
