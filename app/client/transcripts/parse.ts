import { type Caption, framesPerSecond, languages, type Word } from "../../../engine/index";
import { isKept, type Kept, keptOf, listOf, numberOf, secondsOf, textOf, timeOf } from "../storage/kept";
import type {
  Again,
  FileSource,
  FoundVoice,
  KeptOrder,
  KeptTranscript,
  Original,
  SpokenLanguage,
  TextVersion,
  TranscriptFacts,
  TranscriptSegment,
  TranscriptSource,
} from "./types";

/** Whether anything can be told of a transcript by what lies under its key. */
export function isTranscript(key: IDBValidKey, facts: unknown): key is string {
  return typeof key === "string" && isKept(facts) && telling.some((field) => field in facts);
}

/** Fields by one of which a transcript is known. */
const telling = ["title", "createdAt", "source", "languages", "model", "speakers"];

/** A transcript's records, each field by itself, so that a broken one takes neither the others nor the text with it. */
export function parseTranscript(id: string, facts: unknown, order: unknown): KeptTranscript {
  return { facts: parseFacts(id, keptOf(facts)), order: parseOrder(keptOf(order)) };
}

function parseFacts(id: string, kept: Kept): TranscriptFacts {
  const { title, createdAt, source, languages, task, model, speakers, editedAt, sounds } = kept;
  const captions = listOf(kept.captions).flatMap(parseCaption);
  const voices = listOf(kept.voices).slice(0, mostVoices).flatMap(parseVoice);
  return {
    id,
    title: textOf(title),
    createdAt: timeOf(createdAt) ?? 0,
    source: parseSource(keptOf(source)),
    languages: listOf(languages).flatMap(parseLanguage),
    task: task === "translate" ? "translate" : "transcribe",
    model: textOf(model),
    speakers: listOf(speakers)
      .filter((one) => typeof one === "string")
      .slice(0, mostTracks),
    ...(timeOf(editedAt) !== undefined && { editedAt: timeOf(editedAt) as number }),
    ...(isLanguage(sounds) && { sounds }),
    ...(captions.length > 0 && { captions }),
    ...(voices.length > 0 && { voices }),
  };
}

/** Nobody tells so many voices of one recording apart. */
const mostVoices = 200;

function parseVoice(value: unknown): readonly FoundVoice[] {
  const kept = keptOf(value);
  const [name, voice] = [textOf(kept.name), listOf(kept.voice).filter((one) => Number.isFinite(one))];
  if (name === undefined || voice.length !== voiceNumbers) return [];
  const not = listOf(kept.not).filter((one) => typeof one === "string");
  const seconds = secondsOf(kept.seconds) ?? 0;
  return [{ name, voice: voice as readonly number[], seconds, ...(not.length > 0 && { not }) }];
}

/** Numbers of a voice, as the engine tells them. */
export const voiceNumbers = 256;

/** A caption that lasts and stands for something. */
function parseCaption(value: unknown): readonly Caption[] {
  const kept = keptOf(value);
  const said = keptOf(kept.said);
  const [start, end, from, to] = [kept.start, kept.end, said.start, said.end].map(secondsOf);
  const text = textOf(kept.text);
  if (start === undefined || end === undefined || from === undefined || to === undefined) return [];
  if (text === undefined || end <= start) return [];
  return [{ start, end, text, words: listOf(kept.words).filter(isWord), said: { start: from, end: to } }];
}

/** A recording has a microphone's track and a tab's. */
export const mostTracks = 2;

function parseSource({ kind, name, bytes, modifiedAt, fingerprint, handle }: Kept): TranscriptSource {
  if (kind === "recording") return { kind };
  if (kind === "imported") return { kind, name: textOf(name) ?? "" };
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
  return isLanguage(code) ? [{ code, probability: numberOf(probability) }] : [];
}

/** What the browser does not take for a language's code, it throws at. */
function isLanguage(value: unknown): value is string {
  return languages.some(([code]) => code === value);
}

/** Of a broken order nobody knows how far it came: the user may let it go on. */
function parseOrder(kept: Kept): KeptOrder {
  const { text, progress, options, language, track, seconds, totalSeconds, spentMs } = kept;
  const again = parseAgain(keptOf(kept.again));
  const [place, batch] = [numberOf(kept.place), numberOf(kept.batch)];
  return {
    text: text === "none" ? text : "some",
    progress: progress === "done" || progress === "stopped" ? progress : "open",
    options: keptOf(options),
    language: isLanguage(language) ? language : undefined,
    track: numberOf(track),
    seconds: secondsOf(seconds) ?? 0,
    totalSeconds: secondsOf(totalSeconds),
    spentMs: numberOf(spentMs) ?? 0,
    ...(again && { again }),
    ...(place !== undefined && { place }),
    ...(batch !== undefined && { batch }),
  };
}

function parseAgain({ from, to, first, edited, model, options, rest }: Kept): Again | undefined {
  const [begins, number] = [secondsOf(from), numberOf(first)];
  if (begins === undefined || number === undefined) return undefined;
  // Of what is broken the careful reading: nothing of somebody's hand is replaced.
  return {
    ...{ from: begins, to: secondsOf(to), first: number, model: textOf(model) },
    edited: edited === "replace" ? edited : "keep",
    ...(options !== undefined && { options: keptOf(options) }),
    ...(rest !== undefined && { rest: parseRest(keptOf(rest)) }),
  };
}

function parseRest({ from, language, after }: Kept): NonNullable<Again["rest"]> {
  return {
    from: secondsOf(from) ?? 0,
    language: isLanguage(language) ? language : undefined,
    after: after === "waiting" ? after : "stopped",
  };
}

/** A version with a time and some text; undefined: it has none. */
export function parseVersion(value: unknown): TextVersion | undefined {
  const kept = keptOf(value);
  const { title, languages, task, model, speakers, captions, voices } = parseFacts("", kept);
  const at = timeOf(kept.at);
  const segments = listOf(kept.segments)
    .map(parseSegment)
    .filter((segment) => segment !== undefined);
  if (at === undefined || segments.length === 0) return undefined;
  const why = kept.why === "attached" || kept.why === "restored" ? kept.why : "again";
  const facts = { title, languages, task, model, speakers, ...(captions && { captions }), ...(voices && { voices }) };
  return { ...facts, at, why, segments };
}

/** A segment that has a number, a place and a text; the rest is as good as it can be read. Undefined: it has not. */
export function parseSegment(value: unknown): TranscriptSegment | undefined {
  const kept = keptOf(value);
  const [id, start, end] = [numberOf(kept.id), secondsOf(kept.start), secondsOf(kept.end)];
  const text = textOf(kept.text);
  if (id === undefined || start === undefined || end === undefined || text === undefined) return undefined;
  return {
    id,
    seek: numberOf(kept.seek) ?? Math.round(start * framesPerSecond),
    start,
    end,
    text,
    tokens: listOf(kept.tokens).filter((token) => typeof token === "number"),
    temperature: numberOf(kept.temperature) ?? 0,
    avgLogprob: numberOf(kept.avgLogprob) ?? 0,
    compressionRatio: numberOf(kept.compressionRatio) ?? 0,
    noSpeechProb: numberOf(kept.noSpeechProb) ?? 0,
    ...(isLanguage(kept.language) && { language: kept.language }),
    ...(Array.isArray(kept.words) && { words: kept.words.filter(isWord) }),
    ...parseSpeakers(kept),
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
  const [text, start, end] = [textOf(kept.text), secondsOf(kept.start), secondsOf(kept.end)];
  if (text === undefined || start === undefined || end === undefined) return undefined;
  return {
    ...{ text, start, end },
    tokens: listOf(kept.tokens).filter((token) => typeof token === "number"),
    ...(Array.isArray(kept.words) && { words: kept.words.filter(isWord) }),
    ...parseSpeakers(kept),
  };
}

function parseSpeakers({ speaker, also }: Kept): Pick<TranscriptSegment, "speaker" | "also"> {
  return { ...(typeof speaker === "string" && { speaker }), ...(typeof also === "string" && { also }) };
}

function isWord(value: unknown): value is Word {
  const { word, start, end, probability } = keptOf(value);
  return (
    typeof word === "string" && [start, end].every((at) => secondsOf(at) !== undefined) && Number.isFinite(probability)
  );
}

/** A handle is the browser's own object, which no test can make: what it can do tells it. */
function isHandle(value: unknown): value is FileSystemFileHandle {
  return typeof keptOf(value).getFile === "function";
}
