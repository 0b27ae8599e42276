import { CaptureBlocks } from "../../engine/audio/captureBlocks";
import {
  type CapturedBlock,
  describeDevice,
  type LiveEvent,
  type LiveOptions,
  LiveTranscript,
  sampleRate,
  type Transcript,
} from "../../engine/index";
import type { CommandModel, Services } from "./commandServices";
import { LiveLines } from "./liveLines";

/** What a live transcript is printed with. */
export interface LiveJob {
  readonly model: CommandModel;
  readonly options: LiveOptions;
  /** Prints confirmed lines; formats and files take their place. */
  readonly printed: boolean;
  readonly services: Services;
}

/** Transcribes 16 kHz mono PCM, 16-bit little-endian, while it comes over standard input; returns all that was said. */
export async function transcribeInput({ model, options, printed, services }: LiveJob): Promise<Transcript> {
  const lines = new LiveLines({ stdout: services.stdout, stderr: services.stderr, printed });
  const blocks = blocksOf(services.openInput(), model.nMels);
  const said = new LiveTranscript(1);
  const events = model.transcribeLive([blocks], options, { now: services.now });
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) return said.transcript(next.value.language);
      said.add(next.value);
      show(next.value, lines);
    }
  } finally {
    lines.end();
  }
}

function show(event: LiveEvent, lines: LiveLines): void {
  if (event.type === "confirmed") lines.confirm(event.segment);
  else if (event.type === "tentative") lines.tentative(event.text);
  else if (event.type === "live") lines.state(event);
  else if (event.type === "recovered") lines.note(describeDevice(event.device));
  else lines.note(`Language: ${event.language} (${(100 * event.probability).toFixed(0)} %).`);
}

/** Blocks of samples that come as bytes, in pieces of any length. */
export async function* blocksOf(input: AsyncIterable<Uint8Array>, nMels: 80 | 128): AsyncGenerator<CapturedBlock> {
  const capture = new CaptureBlocks({ nMels });
  let odd: number | undefined;
  for await (const piece of input) {
    const bytes = odd === undefined ? piece : Uint8Array.of(odd, ...piece);
    const count = bytes.length >> 1;
    odd = bytes.length % 2 === 1 ? bytes.at(-1) : undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const samples = Float32Array.from({ length: count }, (_, i) => view.getInt16(2 * i, true) / 32768);
    yield* capture.push(samples, sampleRate);
  }
  yield* capture.end();
}
