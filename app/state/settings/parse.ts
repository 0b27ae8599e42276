import { type DeviceFigures, type DeviceRequest, type KernelChoice, languages } from "../../../engine/index";
import { parseResults } from "../../client/bench/parseResults";
import { type OwnServer, parseServer } from "../../client/remote/askServer";
import { type Kept, keptOf } from "../../client/storage/kept";
import type { InstallOffer } from "../../pwa/installOffer";
import { isLanguageCode } from "../../strings/languages";
import type { ShelfRecord, SpeedFigure } from "../models/shelfRecord";
import { type JobOptions, mostCharacters } from "../queue/jobOptions";
import type { SoundChoice } from "../recording/recordingState";
import { defaultSubtitles, fileFormats, type Settings, type SubtitleRules, textSizes } from "./settings";

/** Bounds of the numbers that subtitles are laid out by, which the page offers too. */
export const subtitleBounds = {
  lineLength: { least: 8, most: 80 },
  lines: { least: 1, most: 4 },
  words: { least: 1, most: 20 },
  shortest: { least: 0.1, most: 5 },
  longest: { least: 1, most: 15 },
  pace: { least: 5, most: 60 },
  gap: { least: 0, most: 1 },
} as const;

/** Entries of each list that are read: what lies in a browser's storage may be anything. */
const mostEntries = 200;
const mostOfAddress = 500;

/**
 * The settings of a record, whoever wrote it: each field by itself, so that one that is broken, missing or of a newer
 * version takes no other with it and counts as never chosen.
 */
export function parseSettings(record: unknown): Settings {
  const kept = keptOf(record);
  return {
    theme: oneOf(kept.theme, ["auto", "light", "dark"]),
    typeface: oneOf(kept.typeface, ["serif", "sans"]),
    textSize: textSizes.find((size) => size === kept.textSize),
    singleKeys: oneOf(kept.singleKeys, ["on", "off"]),
    pedalKeys: oneOf(kept.pedalKeys, ["on", "off"]),
    speakNewText: oneOf(kept.speakNewText, ["on", "off"]),
    doneSound: oneOf(kept.doneSound, ["off", "on"]),
    doneNotice: oneOf(kept.doneNotice, ["off", "on"]),
    interfaceLanguage: isLanguageCode(kept.interfaceLanguage) ? kept.interfaceLanguage : "auto",
    subtitles: parseSubtitles(keptOf(kept.subtitles)),
    exportFormat: fileFormats.find((format) => format === kept.exportFormat) ?? "srt",
    keepAudio: oneOf(kept.keepAudio, ["on", "off"]),
    keepCopies: oneOf(kept.keepCopies, ["ask", "on", "off"]),
    rememberVoices: oneOf(kept.rememberVoices, ["off", "on"]),
    mirror: parseMirror(kept.mirror),
    server: parseOwnServer(keptOf(kept.server)),
    device: parseDevice(keptOf(kept.device)),
    options: parseOptions(kept.options),
    sound: parseSound(keptOf(kept.sound)),
    language: languages.find(([code]) => code === kept.language)?.[0],
    shelf: parseShelf(keptOf(kept.shelf)),
    bench: parseResults(kept.bench),
    installOffer: parseOffer(keptOf(kept.installOffer)),
  };
}

/** The address of a mirror, without a slash at its end; undefined for what is no address of the web. */
export function parseMirror(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > mostOfAddress) return undefined;
  const url = URL.parse(value.trim());
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href.replace(/\/+$/, "") : undefined;
}

/** Undefined for what is no server that could be asked. */
export function parseOwnServer({ address, token }: Kept): OwnServer | undefined {
  if (typeof address !== "string" || typeof token !== "string") return undefined;
  if (address.length > mostOfAddress || !/^[\x21-\x7e]{1,500}$/.test(token)) return undefined;
  const origin = parseServer(address);
  return origin === undefined ? undefined : { address: origin, token };
}

export function isPreference(value: unknown): value is DeviceRequest["preference"] {
  return value === "auto" || value === "webgpu" || value === "cpu";
}

function parseDevice({ preference, figures, kernels }: Kept): DeviceRequest {
  return {
    preference: isPreference(preference) ? preference : "auto",
    ...(isFigures(figures) && { figures }),
    ...(isKernelChoice(kernels) && { kernels }),
  };
}

/** Names of variants that there are no more stand for those of the table. */
function isKernelChoice(value: unknown): value is KernelChoice {
  const { version, adapter, names } = keptOf(value);
  return [version, adapter, ...Object.values(keptOf(names))].every((one) => typeof one === "string");
}

export function parseOptions(value: unknown): JobOptions {
  const kept = keptOf(value);
  return {
    task: kept.task === "translate" ? "translate" : "transcribe",
    wordTimestamps: kept.wordTimestamps === true,
    skipSilence: kept.skipSilence === true,
    followLanguage: kept.followLanguage === true,
    tellSpeakers: kept.tellSpeakers === true,
    fastest: kept.fastest === true,
    drafts: typeof kept.drafts === "string" ? kept.drafts.slice(0, mostOfAddress) : "auto",
    hotwords: textOf(kept.hotwords, mostCharacters.hotwords),
    initialPrompt: textOf(kept.initialPrompt, mostCharacters.initialPrompt),
  };
}

function parseSound({ microphone, source, echoCancellation, noiseSuppression }: Kept): SoundChoice {
  return {
    microphone: typeof microphone === "string" ? microphone : undefined,
    source: source === "tab" || source === "both" ? source : "microphone",
    echoCancellation: echoCancellation !== false,
    noiseSuppression: noiseSuppression !== false,
  };
}

function parseShelf(kept: Kept): ShelfRecord {
  return {
    figures: listOf(kept.figures, isFigure),
    tooLarge: listOf(kept.tooLarge, isTooLarge),
    answeredOffers: listOf(kept.answeredOffers, (value) => typeof value === "string"),
    chosen: typeof kept.chosen === "string" ? kept.chosen : undefined,
  };
}

function parseOffer({ transcripts, note }: Kept): InstallOffer {
  return {
    transcripts: Number.isSafeInteger(transcripts) ? Math.max(0, transcripts as number) : 0,
    note: oneOf(note, ["not-yet", "due", "done"]),
  };
}

function parseSubtitles(kept: Kept): SubtitleRules {
  const { lineLength, ...usual } = defaultSubtitles;
  const within = (name: keyof typeof subtitleBounds) => {
    const value = kept[name];
    const { least, most } = subtitleBounds[name];
    return typeof value === "number" && value >= least && value <= most ? value : undefined;
  };
  const whole = (value: number | undefined) => (Number.isInteger(value) ? value : undefined);
  return {
    lineLength: whole(within("lineLength")) ?? lineLength,
    lines: whole(within("lines")) ?? usual.lines,
    shortest: within("shortest") ?? usual.shortest,
    longest: within("longest") ?? usual.longest,
    pace: within("pace") ?? usual.pace,
    gap: within("gap") ?? usual.gap,
    words: whole(within("words")),
  };
}

/** The first of them is the usual one. */
function oneOf<const T extends string>(value: unknown, all: readonly [T, ...T[]]): T {
  return all.find((one) => one === value) ?? all[0];
}

function textOf(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : "";
}

function listOf<T>(value: unknown, fits: (one: unknown) => one is T): readonly T[] {
  return Array.isArray(value) ? value.filter(fits).slice(-mostEntries) : [];
}

function isFigures(value: unknown): value is DeviceFigures {
  const { key, webgpu, cpu } = keptOf(value);
  return typeof key === "string" && Number.isFinite(webgpu) && Number.isFinite(cpu);
}

function isFigure(value: unknown): value is SpeedFigure {
  const { timesRealtime, steady = timesRealtime } = keptOf(value);
  return isTooLarge(value) && isSpeed(timesRealtime) && isSpeed(steady);
}

function isSpeed(value: unknown): boolean {
  return typeof value === "number" && value > 0 && Number.isFinite(value);
}

function isTooLarge(value: unknown): value is ShelfRecord["tooLarge"][number] {
  const { model, device } = keptOf(value);
  return typeof model === "string" && typeof device === "string";
}
