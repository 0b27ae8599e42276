import { printable } from "./printable";
import type { ProgressStream } from "./progress";
import { sentence } from "./sentence";

/** Says a sentence, or what an error says, on a line of standard error. */
export function tell(stderr: ProgressStream, what: unknown): void {
  stderr.write(`${printable(sentence(what))}\n`);
}
