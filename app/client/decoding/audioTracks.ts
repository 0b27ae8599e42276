import type { SoundInstance } from "./soundModule";

/** An audio track of a file, as its container describes it. */
export interface AudioTrack {
  /** FFmpeg's short name for it. */
  readonly codec: string;
  /** What people call it. */
  readonly codecTitle: string;
  /** As the file spells it, mostly three letters; empty where it is silent about it. */
  readonly language: string;
  readonly title: string;
  readonly channels: number;
}

/** Samples louder than this, −60 dB, are no silence. */
const heard = 0.001;
/** Seconds of silence after which another track that is heard is taken, and after which none is waited for. */
const patience = 60;
const longestPatience = 300;

export function tracksOf({ module, text, trackCount }: SoundInstance): readonly AudioTrack[] {
  return Array.from({ length: trackCount }, (_, track) => {
    const language = text(module.language(track));
    return {
      codec: text(module.codecName(track)),
      codecTitle: text(module.codecTitle(track)) || "an unknown format",
      language: language === "und" ? "" : language,
      title: text(module.title(track)),
      channels: module.channels(track),
    };
  });
}

/** Index of the track of this number, from 1 on, or language. */
export function trackNamed(tracks: readonly AudioTrack[], wanted: string): number | undefined {
  const number = Number(wanted);
  if (Number.isInteger(number) && number >= 1 && number <= tracks.length) return number - 1;
  const index = tracks.findIndex(({ language }) => language !== "" && sameLanguage(language, wanted));
  return index < 0 ? undefined : index;
}

/** "eng" and "en" are the same, as are "ger", "deu" and "de". */
function sameLanguage(one: string, other: string): boolean {
  const [a, b] = [one, other].map((code) => bibliographic[code.toLowerCase()] ?? code.toLowerCase());
  return a === b || new Intl.Locale(canonical(a)).language === new Intl.Locale(canonical(b)).language;
}

function canonical(code = ""): string {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? "und";
  } catch {
    return "und-x-unknown";
  }
}

/** Codes of ISO 639-2/B that containers use, and which are none elsewhere. */
const bibliographic: Readonly<Record<string, string>> = {
  chi: "zh",
  cze: "cs",
  dut: "nl",
  fre: "fr",
  ger: "de",
  gre: "el",
  per: "fa",
  rum: "ro",
  slo: "sk",
};

/** Milliseconds of work after which others of its thread have a turn. */
const turn = 500;

/**
 * Index of the first track that is not silent: the one that FFmpeg would take, unless it stays silent while another one is
 * heard. Reads the instance's file from its beginning.
 */
export async function firstHeard({ module, progressed, trackCount }: SoundInstance): Promise<number> {
  const best = Math.max(0, module.bestTrack());
  for (let track = 0; track < trackCount; track++) module.use(track);
  const tracksHeard = new Set<number>();
  let begin = Number.NaN;
  let since = performance.now();
  for (;;) {
    if (performance.now() - since > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    const samples = module.step(Number.NEGATIVE_INFINITY);
    if (samples === -1 || samples === -2) break;
    if (samples <= 0) continue;
    progressed();
    const converted = Math.max(0, module.convert(0, 0));
    if (loudest(new Float32Array(module.memory.buffer, module.samples(), converted)) > heard)
      tracksHeard.add(module.track());
    if (tracksHeard.has(best)) break;
    if (Number.isNaN(begin)) begin = module.time();
    const seconds = module.time() - begin;
    if (seconds > (tracksHeard.size > 0 ? patience : longestPatience)) break;
  }
  return tracksHeard.has(best) || tracksHeard.size === 0 ? best : Math.min(...tracksHeard);
}

function loudest(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
