import mammoth from "mammoth";
import { expect, test } from "vitest";
import { defaultJobOptions } from "../../state/queue/jobOptions";
import { newTranscript } from "../../state/transcripts/transcript";
import { de } from "../../strings/de";
import { en } from "../../strings/en";
import { segment } from "../../testing/segments";
import { documentHead, type HeadPart } from "./documentHead";
import { exportFile, exportText, previewText } from "./exporting";

const file = { name: "a talk.mp3", bytes: 1, modifiedAt: 0, fingerprint: undefined, handle: undefined };
const transcript = {
  ...newTranscript(
    { id: "a", source: { kind: "file", ...file }, createdAt: Date.UTC(2026, 10, 28, 12), speakers: [] },
    { model: undefined, language: "en", options: defaultJobOptions },
  ),
  segments: [
    { ...segment(0, 4, " Why?"), speaker: "Me" },
    { ...segment(4, 8, " Because."), id: 1, speaker: "Ann" },
  ],
};
const head = documentHead(transcript, { title: "A talk", seconds: 725, strings: en });
const setting = { options: {}, strings: en, seconds: 725, head };

test("a document begins with title, date, length and voices, in the user's language", () => {
  expect(head).toEqual({ title: "A talk", details: ["November 28, 2026", "12:05", "Me, Ann"] });
  const german = documentHead(transcript, { title: "A talk", seconds: undefined, strings: de });
  expect(german?.details).toEqual(["28. November 2026", "Ich, Ann"]);
});

test("a document of Word has them above the text, and is looked at without its make-up", async () => {
  const docx = await exportFile(transcript, "docx", setting);
  expect(docx.type).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await docx.arrayBuffer()) });
  expect(value).toBe(
    "A talk\n\nNovember 28, 2026 · 12:05 · Me, Ann\n\nMe\n\n00:00  Why?\n\nAnn\n\n00:04  Because.\n\n",
  );
  expect(previewText(transcript, "docx", setting)).toMatch(/^A talk\nNovember 28, 2026 · 12:05 · Me, Ann\n\nMe: Why\?/);
  expect(previewText(transcript, "txt", setting)).toMatch(/^Me: Why\?/);
});

test("a page plays the file that the text was made of", () => {
  expect(exportText(transcript, "html", setting)).toContain('src="a%20talk.mp3"');
});

test("a document carries what was chosen, and its head says nothing of the rest", () => {
  const written = (parts: readonly HeadPart[], format: "txt" | "md" | "html") => {
    const facts = { title: "A talk", seconds: 725, strings: en, parts: new Set(parts) };
    return exportText(transcript, format, {
      options: { head: documentHead(transcript, facts) },
      strings: en,
      seconds: 725,
    });
  };
  expect(written(["title", "length"], "txt")).toMatch(/^A talk\n12:05\n\nMe: Why\?/);
  expect(written(["date"], "md")).toMatch(/^November 28, 2026\n\n\*\*00:00\*\* \*\*Me:/);
  expect(written(["title"], "md")).toMatch(/^# A talk\n\n\*\*00:00/);
  expect(written([], "txt")).toMatch(/^Me: Why/);
});
