import { expect, test } from "vitest";
import type { CapturedBlock, Segment } from "../../engine/index";
import { blocksOf } from "./live";
import { LiveLines } from "./liveLines";

async function collect(pieces: readonly Uint8Array[]): Promise<readonly CapturedBlock[]> {
  const input = (async function* () {
    yield* pieces;
  })();
  const blocks: CapturedBlock[] = [];
  for await (const block of blocksOf(input)) blocks.push(block);
  return blocks;
}

test("bytes in pieces of any length are the same samples", async () => {
  const pcm = Int16Array.from({ length: 4000 }, (_, i) => 3000 * Math.sin(i / 7) - (i % 5));
  const bytes = new Uint8Array(pcm.buffer);
  const whole = await collect([bytes]);
  expect(whole.flatMap(({ samples }) => [...samples])).toEqual([...pcm].map((sample) => sample / 32768));
  for (const size of [1, 3, 1001]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.slice(size * i, size * (i + 1)),
    );
    expect(await collect(pieces)).toEqual(whole);
  }
});

test("a last byte without its other half is left out", async () => {
  expect((await collect([new Uint8Array(641)])).flatMap(({ samples }) => [...samples])).toHaveLength(320);
});

const confirmed = (how: "new" | "grown", of: Segment) => ({ type: "confirmed", track: 0, how, segment: of }) as const;
const segment = (id: number, text: string): Segment => ({
  text,
  seek: 0,
  start: id,
  end: id + 1,
  tokens: [],
  temperature: 0,
  avgLogprob: 0,
  compressionRatio: 1,
  noSpeechProb: 0,
});
const state = { type: "live", track: 0, heard: 1, confirmed: 1, backlog: 0, delay: undefined, speaking: true } as const;

/** What a terminal of this width is left with, and what standard output got. */
function terminal(columns: number, isTTY = true, speakers?: "awaited") {
  const seen = { stdout: "", stderr: "", line: "" };
  const stderr = {
    isTTY,
    columns,
    write: (text: string) => {
      seen.stderr += text;
      seen.line = text.startsWith("\r") ? "" : seen.line + text;
    },
  };
  const lines = new LiveLines({ stdout: { write: (text) => (seen.stdout += text) }, stderr, printed: true, speakers });
  return { seen, lines };
}

test("what is being said is redrawn in one line; a segment is printed once the next one begins", () => {
  const { seen, lines } = terminal(80);
  lines.tentative(" Ask no");
  lines.confirm(confirmed("new", segment(0, " Ask")));
  lines.tentative(" not what");
  expect(seen.line).toBe("Ask not what");
  expect(seen.stdout).toBe("");
  lines.confirm(confirmed("grown", segment(0, " Ask not what.")));
  lines.tentative("");
  lines.confirm(confirmed("new", segment(1, " You")));
  expect(seen.stdout).toBe("[00:00.000 --> 00:01.000]  Ask not what.\n");
  expect(seen.line).toBe("You");
  lines.end();
  expect(seen.stdout).toContain("[00:01.000 --> 00:02.000]  You\n");
  expect(seen.line).toBe("");
});

test("silence prints what was said", () => {
  const { seen, lines } = terminal(80);
  lines.confirm(confirmed("new", segment(0, " Ask not.")));
  lines.state(state);
  expect(seen.stdout).toBe("");
  lines.state({ ...state, speaking: false });
  expect(seen.stdout).toBe("[00:00.000 --> 00:01.000]  Ask not.\n");
  lines.end();
  expect(seen.stdout).toBe("[00:00.000 --> 00:01.000]  Ask not.\n");
});

test("a narrow terminal sees the end of the line, and how far behind it is", () => {
  const { seen, lines } = terminal(30);
  lines.state({ ...state, backlog: 4.4 });
  lines.tentative(" ask not what your country can do for you");
  expect(seen.line).toBe("(4 s behind) … can do for you");
  expect(seen.line.length).toBeLessThan(30);
});

test("where standard error is no terminal, only notes go there", () => {
  const { seen, lines } = terminal(80, false);
  lines.tentative(" Ask");
  lines.note("Language: en (99 %).");
  lines.end();
  expect(seen.stderr).toBe("Language: en (99 %).\n");
});

test("lines wait for who speaks them, and for nobody once that is given up", () => {
  const { seen, lines } = terminal(80, false, "awaited");
  lines.confirm(confirmed("new", segment(0, " Ask not.")));
  lines.confirm(confirmed("new", segment(1, " You can.")));
  lines.state({ ...state, speaking: false });
  expect(seen.stdout).toBe("");
  lines.speak({ type: "spoken", track: 0, parts: [{ segment: segment(0, " Ask not."), speaker: 1 }], voices: [] });
  expect(seen.stdout).toBe("[00:00.000 --> 00:01.000]  Speaker 2: Ask not.\n");
  lines.giveUpSpeakers({ type: "unheard", track: 0, code: "internal", message: "It broke." });
  lines.confirm(confirmed("new", segment(2, " Do it.")));
  lines.end();
  expect(seen.stdout.split("\n").slice(1)).toEqual([
    "[00:01.000 --> 00:02.000]  You can.",
    "[00:02.000 --> 00:03.000]  Do it.",
    "",
  ]);
  expect(seen.stderr).toBe("Speakers are not told apart any more: It broke.\n");
});
