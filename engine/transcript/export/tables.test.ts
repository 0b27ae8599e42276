import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transcript } from "../../testing/transcripts";
import { strip } from "../strip";
import { writeCsv } from "./csv";
import { writeTsv } from "./tsv";

const anyTexts = fc.array(
  fc.string({
    unit: fc.oneof(fc.constantFrom(",", '"', "\n", "\r", "\t", "=", "-", ";"), fc.string({ maxLength: 1 })),
    maxLength: 12,
  }),
  { maxLength: 6 },
);

describe("TSV", () => {
  test("rows of whole milliseconds, rounded half to even", () => {
    expect(writeTsv(transcript({ text: " a\tb ", start: 0.0625, end: 360_000.1 }))).toBe(
      "start\tend\ttext\n62\t360000100\ta b\n",
    );
  });

  test("every row has three values, whatever was said", () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const rows = writeTsv(transcript(...texts.map((text) => ({ text })))).split(/[\r\n]/);
        expect(rows.pop()).toBe("");
        expect(rows.length).toBe(texts.length + 1);
        for (const row of rows) expect(row.split("\t").length).toBe(3);
      }),
    );
  });
});

describe("CSV", () => {
  const rows = (...texts: readonly string[]) => parseCsv(writeCsv(transcript(...texts.map((text) => ({ text })))));

  test("seconds with three decimals, quoted text, lines as RFC 4180 ends them", () => {
    expect(writeCsv(transcript({ text: ' "Yes," he said. ', start: 1.5, end: 3600.0625 }))).toBe(
      '\ufeffstart,end,text\r\n1.500,3600.062,"""Yes,"" he said."\r\n',
    );
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\r=1+1", "＝1+1", "- Hello."])(
    "%j is text to a spreadsheet",
    (text) => {
      expect(rows(text)[1]?.[2]).toBe(`'${strip(text)}`);
    },
  );

  test("parses into what was said", () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const [head, ...body] = rows(...texts);
        expect(head).toEqual(["start", "end", "text"]);
        const said = body.map(([, , text = ""]) => text.replace(/^'(?=[=+\-@])/, ""));
        expect(said).toEqual(texts.map((text) => strip(text).replace(/^'(?=[=+\-@])/, "")));
      }),
    );
  });
});

/** Records of RFC 4180. */
function parseCsv(file: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, bare = "", end] of file.replace(/^\ufeff/, "").matchAll(field)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
