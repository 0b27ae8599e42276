import { errorCode, type LiveEvent, type Segment, SottoError } from "../../engine/index";

/** Sees to it that confirmed text only ever grows; remembers the last segment alone, so that hours can be watched. */
export class ConfirmedCheck {
  #last: Segment | undefined;
  #before = 0;

  /** Characters that are confirmed. */
  get characters(): number {
    return this.#before + (this.#last?.text.length ?? 0);
  }

  /** Takes the next confirmed segment of a track. Throws `internal` where it changes a confirmed character, or their order. */
  add({ how, segment }: LiveEvent & { readonly type: "confirmed" }): void {
    const last = this.#last;
    if (how === "grown") {
      const begins = last && segment.start === last.start && segment.text.startsWith(last.text);
      if (!begins) throw changed(last?.text ?? "nothing", segment.text);
    } else if (last) {
      if (segment.start < last.end) throw changed(`a segment up to ${last.end} s`, `one from ${segment.start} s`);
      this.#before += last.text.length;
    }
    this.#last = segment;
  }
}

function changed(from: string, to: string): Error {
  return new SottoError("internal", `Confirmed text changed from "${from}" to "${to}"; it must only grow.`);
}

/** Whether an error says that confirmed text changed. */
export function isChange(error: unknown): boolean {
  return (
    errorCode(error) === "internal" && error instanceof Error && error.message.startsWith("Confirmed text changed")
  );
}
