import { UsageError } from "../args/values";

const expected = "expected 16 kHz 16-bit mono PCM, as of: arecord -t raw -f S16_LE -r 16000 | sotto -";

/**
 * What comes over standard input. The first interrupt ends it, as it ends the recorder before the pipe, so that what was said
 * is still written; a second one ends the program.
 * @throws UsageError where standard input is a terminal.
 */
export async function* standardInput(): AsyncGenerator<Uint8Array> {
  if (process.stdin.isTTY) throw new UsageError(`Standard input is a terminal, ${expected}.`);
  const interrupted = new Promise<undefined>((resolve) => process.once("SIGINT", () => resolve(undefined)));
  const pieces = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  for (;;) {
    const next = await Promise.race([pieces.next(), interrupted]);
    if (!next || next.done) return;
    yield next.value;
  }
}
