import type { Word } from "../../../engine/index";
import { type Kept, keptOf, listOf, numberOf, textOf } from "../storage/kept";
import type {
  FileSource,
  KeptOrder,
  KeptTranscript,
  Original,
  SpokenLanguage,
  TranscriptFacts,
  TranscriptSegment,
  TranscriptSource,
} from "./types";

/** A transcript's records, each field by itself, so that a broken one takes neither the others nor the text with it. */
export function parseTranscript(id: string, facts: unknown, order: unknown): KeptTranscript {
  return { facts: parseFacts(id, keptOf(facts)), order: parseOrder(keptOf(order)) };
}

function parseFacts(id: string, kept: Kept): TranscriptFacts {
  const { title, createdAt, source, languages, task, model, speakers, editedAt } = kept;
  return {
    id,
    title: textOf(title),
    createdAt: numberOf(createdAt) ?? 0,
    source: parseSource(keptOf(source)),
    languages: listOf(languages).flatMap(parseLanguage),
    task: task === "translate" ? "translate" : "transcribe",
    model: textOf(model),
    speakers: listOf(speakers).filter((one) => typeof one === "string"),
    ...(numberOf(editedAt) !== undefined && { editedAt: numberOf(editedAt) as number }),
  };
}

function parseSource({ kind, name, bytes, modifiedAt, fingerprint, handle }: Kept): TranscriptSource {
  if (kind === "recording") return { kind };
  const file: Omit<FileSource, "handle"> = {
    kind: "file",
    name: textOf(name) ?? "",
    bytes: numberOf(bytes) ?? 0,
    modifiedAt: numberOf(modifiedAt) ?? 0,
    fingerprint: textOf(fingerprint),
  };
  return { ...file, handle: isHandle(handle) ? handle : undefined };
}

function parseLanguage(value: unknown): readonly SpokenLanguage[] {
  const { code, probability } = keptOf(value);
  return typeof code === "string" ? [{ code, probability: numberOf(probability) }] : [];
}

/** Of a broken order nobody knows how far it came: the user may let it go on. */
function parseOrder({ text, progress, options, language, track, seconds, totalSeconds, spentMs }: Kept): KeptOrder {
  return {
    text: text === "none" ? text : "some",
    progress: progress === "done" || progress === "stopped" ? progress : "open",
    options: keptOf(options),
    language: textOf(language),
    track: numberOf(track),
    seconds: numberOf(seconds) ?? 0,
    totalSeconds: numberOf(totalSeconds),
    spentMs: numberOf(spentMs) ?? 0,
  };
}

/** A segment that has a number, a place and a text; the rest is as good as it can be read. Undefined: it has not. */
export function parseSegment(value: unknown): TranscriptSegment | undefined {
  const kept = keptOf(value);
  const [id, start, end] = [numberOf(kept.id), numberOf(kept.start), numberOf(kept.end)];
  const text = textOf(kept.text);
  if (id === undefined || start === undefined || end === undefined || text === undefined) return undefined;
  return {
    id,
    seek: numberOf(kept.seek) ?? Math.round(start * 100),
    start,
    end,
    text,
    tokens: listOf(kept.tokens).filter((token) => typeof token === "number"),
    temperature: numberOf(kept.temperature) ?? 0,
    avgLogprob: numberOf(kept.avgLogprob) ?? 0,
    compressionRatio: numberOf(kept.compressionRatio) ?? 0,
    noSpeechProb: numberOf(kept.noSpeechProb) ?? 0,
    ...(typeof kept.language === "string" && { language: kept.language }),
    ...(Array.isArray(kept.words) && { words: kept.words.filter(isWord) }),
    ...(typeof kept.speaker === "string" && { speaker: kept.speaker }),
    ...parseEdits(kept),
  };
}

/** What a person has changed of a segment. */
function parseEdits({
  paragraph,
  partOf,
  part,
  original,
}: Kept): Pick<TranscriptSegment, "paragraph" | "partOf" | "part" | "original"> {
  const heard = parseOriginal(keptOf(original));
  return {
    ...((paragraph === "begins" || paragraph === "runs-on") && { paragraph }),
    ...(numberOf(partOf) !== undefined && { partOf: numberOf(partOf) as number }),
    ...(numberOf(part) !== undefined && { part: numberOf(part) as number }),
    ...(heard && { original: heard }),
  };
}

function parseOriginal(kept: Kept): Original | undefined {
  const [text, start, end] = [textOf(kept.text), numberOf(kept.start), numberOf(kept.end)];
  if (text === undefined || start === undefined || end === undefined) return undefined;
  return {
    ...{ text, start, end },
    tokens: listOf(kept.tokens).filter((token) => typeof token === "number"),
    ...(Array.isArray(kept.words) && { words: kept.words.filter(isWord) }),
    ...(typeof kept.speaker === "string" && { speaker: kept.speaker }),
  };
}

function isWord(value: unknown): value is Word {
  const { word, start, end, probability } = keptOf(value);
  return typeof word === "string" && [start, end, probability].every(Number.isFinite);
}

/** A handle is the browser's own object, which no test can make: what it can do tells it. */
function isHandle(value: unknown): value is FileSystemFileHandle {
  return typeof keptOf(value).getFile === "function";
}
