import { describe, expect, test } from "vitest";
import { transcript } from "../../testing/transcripts";
import { writeLrc } from "./lrc";
import { writeMarkdown } from "./markdown";

describe("LRC", () => {
  test("a line a segment, in hundredths, without hours", () => {
    const said = transcript({ text: " One." }, { text: " Two.", start: 59.996 }, { text: " Three.", start: 6000.126 });
    expect(writeLrc(said)).toBe("[00:00.00]One.\n[01:00.00]Two.\n[100:00.13]Three.\n");
  });

  test("segments that say nothing have no line, and no text has two or looks like a time", () => {
    const said = transcript({ text: "  " }, { text: "a\r\n\nb" }, { text: " [00:05.00] c" });
    expect(writeLrc(said)).toBe("[00:00.00]a b\n[00:00.00] [00:05.00] c\n");
  });
});

describe("Markdown", () => {
  test("segments without a pause are a paragraph, behind the second at which it begins", () => {
    const said = transcript(
      { text: " One.", start: 0.9, end: 2 },
      { text: " Two.", start: 3.9, end: 5 },
      { text: "", start: 6, end: 6 },
      { text: " Three.", start: 7, end: 8 },
      { text: " Four.", start: 3661.5, end: 3662 },
    );
    expect(writeMarkdown(said)).toBe("**00:00** One. Two.\n\n**00:07** Three.\n\n**01:01:01** Four.\n");
  });

  test("a long text breaks at the end of a sentence", () => {
    const long = ` ${"word ".repeat(130)}end`;
    const said = transcript(
      { text: long },
      { text: " of it.", start: 1, end: 2 },
      { text: " Next.", start: 2, end: 3 },
    );
    expect(writeMarkdown(said)).toBe(`**00:00** ${long.trim()} of it.\n\n**00:02** Next.\n`);
  });

  test("another voice begins a paragraph", () => {
    const said = transcript(
      { text: " Why?", end: 2, speaker: "Me" },
      { text: " Because.", start: 2, end: 4, speaker: "Them" },
    );
    expect(writeMarkdown(said)).toBe("**00:00** **Me:** Why?\n\n**00:02** **Them:** Because.\n");
    expect(writeMarkdown(said, { speakers: "left-out" })).toBe("**00:00** Why?\n\n**00:02** Because.\n");
  });

  test("title and details stand above the text", () => {
    const head = { title: "A *talk*", details: ["28 November 2026", "12 min", "Me, Them"] };
    expect(writeMarkdown(transcript({}), { head })).toBe(
      "# A \\*talk\\*\n\n28 November 2026 · 12 min · Me, Them\n\n**00:00** hello\n",
    );
    expect(writeMarkdown(transcript({}), { head: { title: "A talk" } })).toBe("# A talk\n\n**00:00** hello\n");
  });

  test("marks are what was said", () => {
    const text = " # *a* _b_ `c` [d](e) <b>f</b> ~~g~~ \\ AT&T &amp; &#42;\n\n- h";
    expect(writeMarkdown(transcript({ text }))).toBe(
      "**00:00** # \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<b>f\\</b> \\~\\~g\\~\\~ \\\\ AT&T \\&amp; \\&#42; - h\n",
    );
  });
});
