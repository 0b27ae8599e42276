import type { LanguageCode } from "./languages";
import { type Sizes, sizesFor } from "./sizes";

/** No-break space: a number never parts from its unit. */
const NBSP = "\u00a0";

/** How a language writes units; `#` stands for the number, and a space behind it does not break. */
export interface Units {
  readonly second: string;
  readonly minute: string;
  readonly hour: string;
  readonly percent: string;
  /** Seconds of audio done in a second. */
  readonly realtime: string;
}

/** A text for each of the plural forms that the language has; `#` stands for the number. */
export type PluralForms = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;

/** Numbers, dates and names as a language writes them. */
export interface Formats extends Sizes {
  readonly number: (n: number) => string;
  /** A measured figure to three digits: `0.0421`, `2.35`, `1,230`. */
  readonly figure: (n: number) => string;
  /** `1 word`, `1,684 words`. */
  readonly plural: (n: number, forms: PluralForms) => string;
  /** A stretch of wall time in words: `7 s`, `2 min 51 s`, `1 h 20 min`. */
  readonly span: (seconds: number) => string;
  /** `span` of a time to wait, coarser the longer it is and never zero: seconds, whole minutes, hours and minutes. */
  readonly coarseSpan: (seconds: number) => string;
  /** A delay to a tenth: `1.2 s`. */
  readonly delay: (seconds: number) => string;
  /** A position in audio as it is said: `1 hour 41 minutes 2 seconds`. */
  readonly spokenTime: (seconds: number) => string;
  /** Speed against the clock: `0.4× realtime`, `22× realtime`. */
  readonly speed: (timesRealtime: number) => string;
  /** How fast something is played: `1.25×`. */
  readonly rate: (times: number) => string;
  /** A level: `−38 dB`, with a sign that is read as minus. */
  readonly decibels: (level: number) => string;
  /** A share of something as whole per cent. */
  readonly percent: (part: number, whole: number) => string;
  /** `25 November 2026`, of milliseconds since 1970. */
  readonly date: (time: number) => string;
  /** `28 October` */
  readonly dayOfYear: (time: number) => string;
  /** `October 2026` */
  readonly month: (time: number) => string;
  readonly weekday: (time: number) => string;
  /** `14:02` */
  readonly timeOfDay: (time: number) => string;
  /** The name of a language by its code in openai/whisper's tokenizer.py, as it begins a line. */
  readonly languageName: (code: string) => string;
  /** The order of two names. */
  readonly compare: (a: string, b: string) => number;
  /** Two facts beside each other: `English, base.en`. */
  readonly listed: (fact: string, other: string) => string;
  /** `base, small and tune` */
  readonly list: (names: readonly string[]) => string;
}

/** A position in audio as a clock, the same in all languages: `0:07`, `12:41`, `1:41:02`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const s = String(whole % 60).padStart(2, "0");
  const m = Math.floor(whole / 60) % 60;
  const h = Math.floor(whole / 3600);
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
}

const commas: Readonly<Record<LanguageCode, string>> = {
  en: ", ",
  de: ", ",
  es: ", ",
  fr: ", ",
  "zh-Hans": "，",
  ja: "、",
};

/** What `Intl` knows of a language, and the units that it would write otherwise than the page does. */
export function formatsFor(code: LanguageCode, units: Units): Formats {
  const { number, decimal, figure } = numbersFor(code);
  const rules = new Intl.PluralRules(code);
  const collator = new Intl.Collator(code);
  const lists = new Intl.ListFormat(code);
  return {
    number,
    figure,
    plural: (n, forms) => filled(forms[rules.select(n)] ?? forms.other, number(n)),
    ...timesFor(code, units),
    ...sizesFor(code),
    speed: (times) => filled(units.realtime, times < 10 ? decimal(times) : number(Math.round(times))),
    rate: (times) => `${number(times)}×`,
    // Rounding makes a zero with a sign.
    decibels: (level) => `${number(level || 0).replace("-", "−")}${NBSP}dB`,
    percent: (part, whole) =>
      filled(units.percent, number(whole > 0 ? Math.min(100, Math.floor((100 * part) / whole)) : 0)),
    ...datesFor(code),
    languageName: languageNameFor(code),
    compare: collator.compare,
    listed: (fact, other) => `${fact}${commas[code]}${other}`,
    list: (names) => lists.format(names),
  };
}

/** Whole numbers, those that always show a tenth, and measured ones. */
function numbersFor(code: LanguageCode) {
  const whole = new Intl.NumberFormat(code);
  const tenths = new Intl.NumberFormat(code, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const digits = new Intl.NumberFormat(code, { maximumSignificantDigits: 3 });
  return {
    number: (n: number) => whole.format(n),
    decimal: (n: number) => tenths.format(n),
    figure: (n: number) => digits.format(n),
  };
}

function timesFor(code: LanguageCode, units: Units): Pick<Formats, "span" | "coarseSpan" | "delay" | "spokenTime"> {
  const { number, decimal } = numbersFor(code);
  const join = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    `${filled(bigUnit, number(big))}${small > 0 ? ` ${filled(smallUnit, number(small))}` : ""}`;
  const span = (seconds: number) => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return filled(units.second, number(whole));
    if (whole < 3600) return join(Math.floor(whole / 60), units.minute, whole % 60, units.second);
    const minutes = Math.round(whole / 60);
    return join(Math.floor(minutes / 60), units.hour, minutes % 60, units.minute);
  };
  return {
    span,
    coarseSpan: (seconds) => span(seconds < 60 ? Math.max(1, Math.ceil(seconds)) : Math.round(seconds / 60) * 60),
    delay: (seconds) => filled(units.second, decimal(seconds)),
    spokenTime: spokenTimeFor(code),
  };
}

function spokenTimeFor(code: LanguageCode): Formats["spokenTime"] {
  const [hours, minutes, seconds] = (["hour", "minute", "second"] as const).map((unit) => {
    const named = new Intl.NumberFormat(code, { style: "unit", unit, unitDisplay: "long" });
    return (n: number) => named.format(n);
  });
  return (time) => {
    const whole = Math.max(0, Math.floor(time));
    const parts = [
      [Math.floor(whole / 3600), hours],
      [Math.floor(whole / 60) % 60, minutes],
      [whole % 60, seconds],
    ] as const;
    const said = parts.filter(([n]) => n > 0).map(([n, named]) => named?.(n));
    return said.length === 0 ? (seconds?.(0) ?? "") : said.join(" ");
  };
}

function datesFor(code: LanguageCode): Pick<Formats, "date" | "dayOfYear" | "month" | "weekday" | "timeOfDay"> {
  const as = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(code, options);
    return (at: number) => written.format(at);
  };
  return {
    date: as({ day: "numeric", month: "long", year: "numeric" }),
    dayOfYear: as({ day: "numeric", month: "long" }),
    month: as({ month: "long", year: "numeric" }),
    weekday: as({ weekday: "long" }),
    timeOfDay: as({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}

function languageNameFor(code: LanguageCode): Formats["languageName"] {
  const names = new Intl.DisplayNames([code], { type: "language" });
  // Browsers fold Tagalog into Filipino; Whisper means Tagalog.
  const tagalog = {
    en: "Tagalog",
    de: "Tagalog",
    es: "Tagalo",
    fr: "Tagalog",
    "zh-Hans": "他加禄语",
    ja: "タガログ語",
  };
  return (language) => {
    const name = language === "tl" ? tagalog[code] : (names.of(language) ?? language);
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  };
}

/** A text with a number in place of its `#`, from which no space parts it. */
function filled(text: string, number: string): string {
  return text.replace(/# ?/, (place) => `${number}${place.length > 1 ? NBSP : ""}`);
}
