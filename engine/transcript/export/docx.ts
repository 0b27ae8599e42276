import type { Paragraph as DocxParagraph, IParagraphOptions } from "docx";
import type { Transcript } from "../types";
import { clock } from "./clock";
import { detailsLine } from "./head";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";
import { voicedParagraphs } from "./voices";

/** What XML cannot have. */
const noText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Hebrew, Arabic and their neighbours, where they are the first letter. */
const rightToLeft = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * A document of Word: title and details, then paragraphs behind the times at which they begin, under the name of who speaks as a
 * heading. The library that writes it is loaded when it is needed.
 */
export async function writeDocx(
  { segments, language }: Transcript,
  options: ExportOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { head } = options;
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import("docx");
  const paragraph = (text: string, kind: IParagraphOptions = {}, time?: number) => {
    const clean = cleaned(text);
    const isRightToLeft = rightToLeft.test(clean);
    const before = time === undefined ? [] : [new TextRun({ text: `${clock(time)}  `, color: "767676", size: 18 })];
    const said = new TextRun({ text: clean, rightToLeft: isRightToLeft });
    return new Paragraph({ ...kind, bidirectional: isRightToLeft, children: [...before, said] });
  };
  const children: DocxParagraph[] = [];
  if (head) {
    if (head.title !== "") children.push(paragraph(head.title, { heading: HeadingLevel.TITLE }));
    if (detailsLine(head) !== "") children.push(paragraph(detailsLine(head), { style: "Subtitle" }));
  }
  for (const { start, text, voice } of voicedParagraphs(segments, options)) {
    if (voice !== undefined) children.push(paragraph(voice, { heading: HeadingLevel.HEADING_2 }));
    children.push(paragraph(text, { spacing: { after: 160 } }, start));
  }
  const document = new Document({
    creator: "Sotto",
    title: cleaned(head?.title ?? ""),
    styles: {
      default: { document: { run: { language: { value: language }, size: 24 } } },
      paragraphStyles: [subtitle],
    },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function cleaned(text: string): string {
  return oneLine(text).toWellFormed().replace(noText, "");
}

/** The library knows the headings by itself. */
const subtitle = {
  id: "Subtitle",
  name: "Subtitle",
  basedOn: "Normal",
  next: "Normal",
  run: { color: "595959" },
  paragraph: { spacing: { after: 320 } },
};
