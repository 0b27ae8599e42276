import type { CapturedBlock, CaptureMessage } from "./types";

/** The blocks that come over a port, in order, until the capture has ended or the signal aborts; then the port is closed. */
export async function* capturedBlocks(port: MessagePort, signal: AbortSignal): AsyncGenerator<CapturedBlock> {
  const waiting: CaptureMessage[] = [];
  let wake = () => {};
  port.onmessage = ({ data }: MessageEvent<CaptureMessage>) => {
    waiting.push(data);
    wake();
  };
  const stop = () => wake();
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next === null) return;
      if (next !== undefined) {
        yield next;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    signal.removeEventListener("abort", stop);
    port.onmessage = null;
    port.close();
  }
}
