import { UsageError } from "../args/values";

const expected = "expected sound, as of: arecord -t raw -f S16_LE -r 16000 | sotto -";

/**
 * What comes over standard input, until its end or until the program is asked to stop: the interrupt that ends the recorder
 * before the pipe ends the input too, so that what was said is still written.
 * @throws UsageError where standard input is a terminal.
 */
export async function* inputPieces(asked: AbortSignal): AsyncGenerator<Uint8Array> {
  if (process.stdin.isTTY) throw new UsageError(`Standard input is a terminal, ${expected}.`);
  const stopped = new Promise<undefined>((resolve) => {
    if (asked.aborted) resolve(undefined);
    asked.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const pieces = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  for (;;) {
    const next = await Promise.race([pieces.next(), stopped]);
    if (!next || next.done) return;
    yield next.value;
  }
}
