import { type LiveEvent, type LiveState, type Segment, speakerName } from "../../engine/index";
import { printSegments } from "./output";
import { printable } from "./printable";
import type { ProgressStream } from "./progress";

export interface LiveStreams {
  readonly stdout: { write(text: string): unknown };
  /** A terminal where text is redrawn; `columns` wide. */
  readonly stderr: ProgressStream & { readonly columns?: number | undefined };
  readonly printed: boolean;
  /** Lines wait until it is known who speaks. */
  readonly speakers?: "awaited" | undefined;
  /** Takes every line that is complete, printed or not. */
  readonly keep?: (segment: Segment) => unknown;
}

/** Seconds behind from which on the line says so. */
const muchBehind = 2;

/**
 * A live transcript on a terminal: lines that are complete go to standard output, and what is being said is redrawn in one
 * line of standard error; where that is no terminal it is not shown.
 */
export class LiveLines {
  readonly #streams: LiveStreams;
  #speakers: LiveStreams["speakers"];
  /** Complete segments of which it is not known who speaks. */
  #waiting: Segment[] = [];
  /** The segment that still grows. */
  #growing: Segment | undefined;
  #tail = "";
  #backlog = 0;
  #shown = "";

  constructor(streams: LiveStreams) {
    this.#streams = streams;
    this.#speakers = streams.speakers;
  }

  /** A segment is new, or the last one has grown. */
  confirm({ how, segment }: LiveEvent & { readonly type: "confirmed" }): void {
    if (how === "new") this.#print();
    this.#growing = segment;
    this.#redraw();
  }

  tentative(text: string): void {
    this.#tail = text;
    this.#redraw();
  }

  state({ speaking, backlog }: LiveState): void {
    this.#backlog = backlog;
    if (!speaking && backlog === 0 && this.#tail === "") this.#print();
    this.#redraw();
  }

  /** Prints the lines of those of whom is known who speaks them. */
  speak({ parts }: LiveEvent & { readonly type: "spoken" }): void {
    const end = parts.at(-1)?.segment.end ?? 0;
    this.#waiting = this.#waiting.filter(({ start }) => start >= end);
    if (this.#growing && this.#growing.start < end) this.#growing = undefined;
    this.#clear();
    for (const { segment, speaker } of parts) {
      this.#printLine(speaker === undefined ? segment : { ...segment, speaker: speakerName(speaker) });
    }
    this.#redraw();
  }

  /** Lines wait for no speakers any more. */
  giveUpSpeakers({ message }: LiveEvent & { readonly type: "unheard" }): void {
    this.#speakers = undefined;
    this.#clear();
    for (const segment of this.#waiting.splice(0)) this.#printLine(segment);
    this.note(`Speakers are not told apart any more: ${message}`);
  }

  /** A line of its own on standard error. */
  note(text: string): void {
    this.#clear();
    this.#streams.stderr.write(`${printable(text)}\n`);
    this.#redraw();
  }

  /** Prints what is left. */
  end(): void {
    this.#print();
    for (const segment of this.#waiting.splice(0)) this.#printLine(segment);
    this.#tail = "";
    this.#clear();
  }

  #print(): void {
    const segment = this.#growing;
    this.#growing = undefined;
    this.#clear();
    if (!segment) return;
    if (this.#speakers === "awaited") this.#waiting.push(segment);
    else this.#printLine(segment);
  }

  #printLine(segment: Segment): void {
    this.#streams.keep?.(segment);
    if (!this.#streams.printed) return;
    const { speaker, text } = segment;
    const line = speaker === undefined ? segment : { ...segment, text: ` ${speaker}: ${text.trim()}` };
    this.#streams.stdout.write(printable(printSegments([line])));
  }

  #clear(): void {
    if (this.#shown !== "") this.#streams.stderr.write("\r\u001b[K");
    this.#shown = "";
  }

  #redraw(): void {
    const { stderr } = this.#streams;
    if (!stderr.isTTY) return;
    const line = this.#line((stderr.columns ?? 80) - 1);
    if (line === this.#shown) return;
    this.#clear();
    stderr.write(line);
    this.#shown = line;
  }

  /** The end of what is being said, in one line. */
  #line(columns: number): string {
    const behind = this.#backlog > muchBehind ? `(${Math.round(this.#backlog)} s behind) ` : "";
    const text = printable(`${this.#growing?.text ?? ""}${this.#tail}`.trim());
    const room = Math.max(10, columns - behind.length);
    const end = text.length > room ? `…${text.slice(1 - room)}` : text;
    return `${behind}${end}`;
  }
}
