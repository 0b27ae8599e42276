import type { TranscribeOptions } from "../../engine/index";
import { errorCode, turnsOfText } from "../../engine/index";
import { UsageError } from "../args/values";
import { placeOf, transcribeOne } from "./batch";
import type { CommandModel } from "./commandServices";
import { tellForeign } from "./foreign";
import type { Heard } from "./hearFile";
import { enoughToKnow, type InputKind, inputKind } from "./inputKind";
import { isPrintedLive, type Job } from "./job";
import { hearInput } from "./live";
import { sentence } from "./sentence";
import { spool } from "./spool";
import { tell } from "./tell";

interface InputJob {
  /** What its transcript is called. */
  readonly name: string;
  readonly model: CommandModel;
  readonly options: TranscribeOptions;
}

const expected =
  "expected 16 kHz 16-bit mono PCM, as of arecord -t raw -f S16_LE -r 16000, or a sound file such as WAV or MP3";

/** Writes down what comes over standard input; false where something went wrong. */
export async function transcribeStandardInput(job: Job, { name, ...model }: InputJob): Promise<boolean> {
  const { kind, input } = await beginning(job.services.openInput());
  if (kind.kind === "other") throw new UsageError(`Standard input is no sound, ${expected}.`);
  if (kind.kind === "file") {
    const { path, remove } = await spool(input);
    try {
      const row = await transcribeOne(job, { file: path, shown: "standard input", name }, model);
      return row.status === "done";
    } finally {
      await remove();
    }
  }
  const { request, services, printer, delivery } = job;
  const heard = await hearInput({
    ...model,
    input,
    format: kind.format,
    services,
    stdout: printer,
    printed: isPrintedLive(request),
    speakers: request.speakers,
    keep: (segment) => delivery.keep(name, [segment]),
  });
  tellForeign(job, { shown: "What was heard", model: model.model, transcript: heard.transcript, how: "live" });
  return deliverHeard(job, name, heard);
}

async function deliverHeard({ request, services, delivery }: Job, name: string, heard: Heard): Promise<boolean> {
  const { transcript, seconds, isWhole, failure } = heard;
  const { turns } = turnsOfText(transcript.segments);
  const sound = request.speakers && { title: name, seconds, file: undefined, turns };
  if (transcript.text.trim() === "") tell(services.stderr, "No speech was heard.");
  const delivered = isWhole
    ? await delivery.whole(name, transcript, sound)
    : await delivery.partial(name, transcript, sound);
  if (failure !== undefined)
    tell(
      services.stderr,
      `${errorCode(failure) === "cancelled" ? "Stopped." : sentence(failure)} What was heard before is kept${placeOf(delivered.files)}.`,
    );
  return isWhole && delivered.isComplete;
}

/** What comes, told from its first bytes, and all of its samples or, of a file, of its bytes. */
async function beginning(
  input: AsyncIterable<Uint8Array>,
): Promise<{ readonly kind: InputKind; readonly input: AsyncIterable<Uint8Array> }> {
  const pieces = input[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < enoughToKnow) {
    const next = await pieces.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  if (length === 0) throw new UsageError(`Standard input is empty, ${expected}.`);
  const start = new Uint8Array(Buffer.concat(first));
  const kind = inputKind(start.subarray(0, enoughToKnow));
  const offset = kind.kind === "samples" ? kind.offset : 0;
  return {
    kind,
    input: (async function* () {
      yield start.subarray(offset);
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    })(),
  };
}
