import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, test } from "vitest";
import { transcript } from "../../testing/transcripts";
import { captionPresets } from "../captions/presets";
import { writeFcpxml } from "./fcpxml";

/** Of Apple's DTD for FCPXML 1.10, what concerns the elements that are written: what each may hold, and has to say. */
const dtd: Readonly<Record<string, { holds: RegExp; says: readonly string[]; may?: readonly string[] }>> = {
  fcpxml: { holds: /^(resources )?(library )?$/, says: ["version"] },
  resources: { holds: /^((format|effect) )*$/, says: [] },
  format: { holds: /^$/, says: ["id"], may: ["name", "frameDuration", "width", "height"] },
  effect: { holds: /^$/, says: ["id", "uid"], may: ["name"] },
  library: { holds: /^(event )*$/, says: [] },
  event: { holds: /^(project )*$/, says: [], may: ["name"] },
  project: { holds: /^sequence $/, says: [], may: ["name"] },
  sequence: { holds: /^spine $/, says: ["format"], may: ["duration", "tcStart", "tcFormat"] },
  spine: { holds: /^(gap )*$/, says: [] },
  gap: { holds: /^(title )*$/, says: ["duration"], may: ["name", "offset", "start"] },
  title: {
    holds: /^(text )*(text-style-def )*$/,
    says: ["ref", "duration"],
    may: ["name", "offset", "start", "lane"],
  },
  text: { holds: /^(text-style )*$/, says: [] },
  "text-style-def": { holds: /^text-style $/, says: ["id"] },
  "text-style": { holds: /^$/, says: [], may: ["ref", "font", "fontSize", "fontColor", "alignment"] },
};

const time = /^(?:0|\d+\/25)s$/;
const secondsOf = (value: string | null) => {
  expect(value).toMatch(time);
  return value === "0s" ? 0 : Number(value?.split("/")[0]) / 25;
};

/** The titles of a file, which is held to the DTD. */
function read(xml: string) {
  const troubles: string[] = [];
  const note = (message: string) => void troubles.push(message);
  const document = new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } }).parseFromString(
    xml,
  );
  expect(troubles).toEqual([]);
  const all = [...Array.from(document.getElementsByTagName("*"))];
  const ids = all.flatMap((one) => (one.hasAttribute("id") ? [one.getAttribute("id")] : []));
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of all) {
    const rule = dtd[one.tagName];
    if (rule === undefined) throw new Error(`${one.tagName} is not written`);
    const children = Array.from(one.childNodes).flatMap((node) => (node.nodeType === 1 ? [`${node.nodeName} `] : []));
    expect(children.join("")).toMatch(rule.holds);
    const said = Array.from(one.attributes).map(({ name }) => name);
    expect(said).toEqual(expect.arrayContaining([...rule.says]));
    expect([...rule.says, ...(rule.may ?? [])]).toEqual(expect.arrayContaining(said));
    for (const name of ["ref", "format"]) if (one.hasAttribute(name)) expect(ids).toContain(one.getAttribute(name));
  }
  return Array.from(document.getElementsByTagName("title")).map((one) => ({
    start: secondsOf(one.getAttribute("offset")),
    length: secondsOf(one.getAttribute("duration")),
    lane: Number(one.getAttribute("lane")),
    text: one.getElementsByTagName("text")[0]?.textContent,
  }));
}

test("each cue is a title at its place, in whole frames, whatever its letters are", () => {
  const said = transcript(
    { text: " Why?", start: 1.03, end: 2 },
    { text: ' Because <it> & "more" \u0001\ud800.', start: 62.9, end: 64 },
    { text: " مرحبا بكم.", start: 3700, end: 3702 },
  );
  const xml = writeFcpxml(said, { head: { title: "A <talk> & more" } });
  expect(read(xml)).toEqual([
    { start: 1, length: 1, lane: 1, text: "Why?" },
    { start: 62.88, length: 1.12, lane: 1, text: 'Because <it> & "more" \ufffd.' },
    { start: 3700, length: 2, lane: 1, text: "مرحبا بكم." },
  ]);
  expect(xml).toContain('<project name="A &lt;talk&gt; &amp; more">');
  expect(xml).toContain('duration="92550/25s"');
});

test("voices at once have lanes of their own, a short cue has a frame, and nothing lies behind the end", () => {
  const said = transcript(
    { text: " One.", start: 0, end: 2 },
    { text: " Two.", start: 1, end: 3 },
    { text: " Three.", start: 3, end: 3.01 },
  );
  const titles = read(writeFcpxml(said, { seconds: 3.01 }));
  expect(titles.map(({ lane }) => lane)).toEqual([1, 2, 1]);
  expect(titles.at(-1)).toMatchObject({ start: 2.96, length: 0.04 });
});

test("a text without a word is a sequence without a title", () => {
  expect(read(writeFcpxml(transcript()))).toEqual([]);
});

test("whatever is said, the file is whole, and captions by rules do not overlap", () => {
  const someText = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(fc.array(someText, { maxLength: 6 }), (texts) => {
      const said = transcript(...texts.map((text, n) => ({ text: ` a${text}`, start: 3 * n, end: 3 * n + 2 })));
      const titles = read(writeFcpxml(said, { captions: captionPresets.netflix, seconds: 60 }));
      for (const [n, { start, length, lane }] of titles.entries()) {
        expect([lane, length > 0]).toEqual([1, true]);
        const before = titles[n - 1];
        if (before) expect(start).toBeGreaterThanOrEqual(before.start + before.length - 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});
