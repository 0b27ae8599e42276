import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { newFolder } from "../../../scripts/setup/testFolders";
import { spoken, transcript } from "../../testing/transcripts";
import { writeDocx } from "./docx";
import { writeHtml } from "./html";

const said = transcript(
  { text: " Why?", end: 2, speaker: "Ann" },
  { text: " Because <it> & \u0001more.", start: 62.9, end: 64, speaker: "Ben" },
  { text: " \ud800مرحبا بكم.", start: 3700, end: 3702, speaker: "Ben" },
);
const head = { title: "A talk", details: ["28 November 2026", "1 h 2 min", "Ann, Ben"] };

async function read(docx: Uint8Array): Promise<string> {
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(docx) },
    { styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p.details:fresh"] },
  );
  expect(messages.filter(({ type }) => type === "error")).toEqual([]);
  return value;
}

test("a document of Word has title, details, voices as headings and times", async () => {
  expect(await read(await writeDocx(said, { head }))).toBe(
    '<h1>A talk</h1><p class="details">28 November 2026 · 1 h 2 min · Ann, Ben</p>' +
      "<h2>Ann</h2><p>00:00  Why?</p>" +
      "<h2>Ben</h2><p>01:02  Because &lt;it&gt; &amp; more.</p>" +
      "<p>01:01:40  \ufffdمرحبا بكم.</p>",
  );
  expect(await read(await writeDocx(said, { speakers: "left-out" }))).toMatch(/^<p>00:00 {2}Why\?<\/p><p>01:02/);
  expect(await read(await writeDocx(transcript()))).toBe("");
});

test.runIf(spawnSync("unzip", ["-v"]).status === 0)(
  "what no XML can have is left out of its properties, too",
  async () => {
    const file = join(newFolder(), "a.docx");
    writeFileSync(file, await writeDocx(said, { head: { title: "A \u0001<talk>" } }));
    const properties = execFileSync("unzip", ["-p", file, "docProps/core.xml"], { encoding: "utf8" });
    expect(properties).toContain("<dc:title>A &lt;talk&gt;</dc:title>");
  },
);

test("a page by itself has paragraphs, voices and times, and no script where there is no sound", () => {
  const page = writeHtml(said, { head });
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">\n/);
  expect(page).toContain("<title>A talk</title>");
  expect(page).toContain('<p dir="auto"><b>Ann</b><br><time>00:00</time>Why?</p>');
  expect(page).toContain("Because &#60;it&#62; &#38; ");
  expect(page).not.toMatch(/<script|<audio|https?:/);
  expect(writeHtml(said, { speakers: "left-out" })).not.toContain("<b>");
});

test("beside its sound, each word of a page can be pressed, or each segment where words have no times", () => {
  const page = writeHtml(spoken([" One", " two."]), { sound: "talks/a & b#1.mp3" });
  expect(page).toContain('<audio controls preload="metadata" src="talks/a%20%26%20b%231.mp3"></audio>');
  expect(page).toContain(
    '<time tabindex="0" data-s="0.00">00:00</time> <span data-s="0.00">One</span> <span data-s="1.00">two.</span>',
  );
  expect(page).toContain("<script>");
  // Names on a disk need not be UTF-8.
  expect(writeHtml(said, { sound: "caf\udce9 \ud800.mp3" })).toContain('src="caf%e9%20%EF%BF%BD.mp3"');
  expect(writeHtml(said, { sound: "a.mkv" })).toContain('<video controls preload="metadata" src="a.mkv">');
  expect(writeHtml(said, { sound: "a.mkv" })).toContain(' <span data-s="62.90">Because');
});
