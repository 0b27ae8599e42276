import { CaptureBlocks } from "../../engine/audio/captureBlocks";
import {
  type CapturedBlock,
  describeDevice,
  downmix,
  errorCode,
  type LiveControl,
  type LiveEvent,
  type LiveOptions,
  LiveTranscript,
  type OpenedSpeakers,
  type Segment,
  sampleRate,
  speakerName,
} from "../../engine/index";
import type { CommandModel, Services, TextStream } from "./commandServices";
import { Endings } from "./endings";
import type { Heard } from "./hearFile";
import { LiveLines } from "./liveLines";
import type { Speakers } from "./speakerArgs";
import type { PcmFormat } from "./wavHeader";

/** What a live transcript is made from and printed with. */
export interface LiveJob {
  readonly model: CommandModel;
  readonly options: LiveOptions;
  readonly input: AsyncIterable<Uint8Array>;
  readonly format: PcmFormat;
  readonly services: Services;
  readonly stdout: TextStream;
  /** Prints confirmed lines; formats and files take their place. */
  readonly printed: boolean;
  /** Undefined: speakers are not told apart. */
  readonly speakers?: Speakers | undefined;
  /** Takes every segment that is complete, as it is printed. */
  readonly keep: (segment: Segment) => unknown;
}

/** Transcribes 16-bit PCM while it comes, as far as that goes: whatever ends it, what stood until then is returned. */
export async function hearInput(job: LiveJob): Promise<Heard> {
  const { model, options, input, format, services, stdout, printed, speakers, keep } = job;
  const lines = new LiveLines({ stdout, stderr: services.stderr, printed, speakers: speakers && "awaited", keep });
  const said = new LiveTranscript(1);
  const blocks = blocksOf(input, format);
  const givenUp = new AbortController();
  const endings = new Endings(services, { signal: services.stop.urged });
  const telling = speakers && (await endings.wait(tellingOf(model, speakers)));
  const control = { now: services.now, signal: givenUp.signal, tell: telling && tellWith(telling, services) };
  const asked = telling ? { ...options, tellSpeakers: telling.tellSpeakers } : options;
  const events = model.transcribeLive([blocks], asked, control);
  let language = options.language ?? "en";
  let seconds = 0;
  try {
    for (;;) {
      const next = await endings.wait(events.next());
      if (next.done) {
        const transcript = said.transcript(next.value.language);
        return { transcript, seconds, isWhole: true, failure: undefined };
      }
      said.add(next.value);
      if (next.value.type === "language") language = next.value.language;
      if (next.value.type === "live") seconds = next.value.confirmed;
      show(next.value, lines);
    }
  } catch (failure) {
    givenUp.abort();
    return { transcript: said.transcript(language), seconds, isWhole: false, failure };
  } finally {
    lines.end();
    endings.close();
  }
}

/** What tells speakers apart is there before anything is heard. All is told in the end, however late. */
async function tellingOf(model: CommandModel, { model: file, most }: Speakers) {
  const { LiveTeller } = await import("../../engine/speakers/liveTeller");
  let opened: OpenedSpeakers | undefined = await model.openSpeakers(file);
  const openSpeakers = async () => {
    const first = opened;
    opened = undefined;
    // A device that was lost has another in its place.
    return first ?? model.openSpeakers(file);
  };
  return { LiveTeller, openSpeakers, tellSpeakers: { known: [], most, mostBehind: Number.POSITIVE_INFINITY } };
}

type Telling = Awaited<ReturnType<typeof tellingOf>>;

function tellWith(
  { LiveTeller, openSpeakers, tellSpeakers }: Telling,
  { now }: Pick<Services, "now">,
): LiveControl["tell"] {
  return (place) => new LiveTeller(place, tellSpeakers, { openSpeakers, now, codeOf: errorCode });
}

function show(event: LiveEvent, lines: LiveLines): void {
  if (event.type === "confirmed") lines.confirm(event);
  else if (event.type === "tentative") lines.tentative(event.text);
  else if (event.type === "live") lines.state(event);
  else if (event.type === "recovered") lines.note(describeDevice(event.device));
  else if (event.type === "spoken") lines.speak(event);
  else if (event.type === "merged") lines.note(`${speakerName(event.speaker)} was ${speakerName(event.into)}.`);
  else if (event.type === "unheard") lines.giveUpSpeakers(event);
  else lines.note(`Language: ${event.language} (${(100 * event.probability).toFixed(0)} %).`);
}

const raw: PcmFormat = { rate: sampleRate, channels: 1 };

/** Blocks of samples that come as bytes, in pieces of any length; several channels are mixed. */
export async function* blocksOf(
  input: AsyncIterable<Uint8Array>,
  { rate, channels }: PcmFormat = raw,
): AsyncGenerator<CapturedBlock> {
  const capture = new CaptureBlocks();
  const frameBytes = 2 * channels;
  let rest = new Uint8Array();
  for await (const piece of input) {
    const bytes = rest.length > 0 ? Uint8Array.of(...rest, ...piece) : piece;
    const count = Math.floor(bytes.length / frameBytes);
    rest = bytes.slice(count * frameBytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const planes = Array.from({ length: channels }, (_, channel) =>
      Float32Array.from({ length: count }, (_, i) => view.getInt16(frameBytes * i + 2 * channel, true) / 32768),
    );
    yield* capture.push(channels === 1 ? (planes[0] ?? new Float32Array()) : downmix(planes), rate);
  }
  yield* capture.end();
}
