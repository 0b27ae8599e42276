import type { CaptionRules, DeviceRequest } from "../../../engine/index";
import type { DeviceResult } from "../../client/bench/types";
import type { OwnServer } from "../../client/remote/askServer";
import { firstOffer, type InstallOffer } from "../../pwa/installOffer";
import type { LanguageChoice } from "../../strings/languages";
import { emptyRecord, type ShelfRecord } from "../models/shelfRecord";
import { defaultJobOptions, type JobOptions } from "../queue/jobOptions";
import type { SoundChoice } from "../recording/recordingState";

export type OnOff = "on" | "off";

/** Pixels of the text at the browser's usual size. */
export const textSizes = [17, 20, 24, 30] as const;
export type TextSize = (typeof textSizes)[number];

/** What a text is saved as: formats of text, and of documents. */
export const textFormats = [
  "txt",
  "srt",
  "vtt",
  "tsv",
  "json",
  "csv",
  "lrc",
  "md",
  "ass",
  "fcpxml",
  "html",
  "docx",
] as const;
/** Formats of who speaks, which only a text with speakers has. */
export const speakerFormats = ["rttm", "diarized_json"] as const;
export type SpeakerFormat = (typeof speakerFormats)[number];
export const fileFormats = [...textFormats, ...speakerFormats] as const;
export type FileFormat = (typeof fileFormats)[number];

/** How subtitles are laid out: the engine's rules. */
export interface SubtitleRules extends Omit<CaptionRules, "lineLength"> {
  /** Characters of a line; undefined: as it was spoken, one subtitle for each stretch. */
  readonly lineLength: number | undefined;
}

/** What the user chose about the page itself. */
export interface Preferences {
  readonly theme: "auto" | "light" | "dark";
  readonly typeface: "serif" | "sans";
  /** Undefined: what suits the screen. */
  readonly textSize: TextSize | undefined;
  /** Single letters as keys: WCAG 2.1.4 wants them to be switched off at will. */
  readonly singleKeys: OnOff;
  /** F1 to F4, which foot pedals send. */
  readonly pedalKeys: OnOff;
  /** New text is read out by the reader of the screen. */
  readonly speakNewText: OnOff;
  /** A sound says that the last file is written down. */
  readonly doneSound: OnOff;
  /** A notice of the system says so where the page is not seen; the browser was asked then. */
  readonly doneNotice: OnOff;
  readonly interfaceLanguage: LanguageChoice;
  readonly subtitles: SubtitleRules;
  /** What was saved last. */
  readonly exportFormat: FileFormat;
  /** "off": the sound of a recording goes as soon as all of its text is written. */
  readonly keepAudio: OnOff;
  /** Whether copies are kept of the sound of files that could not be read at a later visit; "ask": nobody has said. */
  readonly keepCopies: OnOff | "ask";
  /** "on": voices that the user names are remembered, to be known again in other recordings. */
  readonly rememberVoices: OnOff;
  /** Where the hosts of models are mirrored; undefined: the hosts themselves. */
  readonly mirror: string | undefined;
  /** Whose model writes files, with this device's drafts; undefined: nobody's, and nothing is sent. */
  readonly server: OwnServer | undefined;
}

/** Everything that the user chose and that was measured for them: one record of this browser. */
export interface Settings extends Preferences {
  readonly device: DeviceRequest;
  readonly options: JobOptions;
  readonly sound: SoundChoice;
  /** The spoken language; undefined: to be found. */
  readonly language: string | undefined;
  readonly shelf: ShelfRecord;
  /** What the page This device measured last. */
  readonly bench: readonly DeviceResult[];
  readonly installOffer: InstallOffer;
}

export const defaultSubtitles: SubtitleRules = {
  lineLength: undefined,
  lines: 2,
  shortest: 1,
  longest: 7,
  pace: 17,
  // Two frames of a film.
  gap: 2 / 24,
};

/** A microphone in a room: its loudspeaker and its noise are taken out. */
export const defaultSound: SoundChoice = {
  microphone: undefined,
  source: "microphone",
  echoCancellation: true,
  noiseSuppression: true,
};

export const defaultPreferences: Preferences = {
  theme: "auto",
  typeface: "serif",
  textSize: undefined,
  singleKeys: "on",
  pedalKeys: "on",
  speakNewText: "on",
  doneSound: "off",
  doneNotice: "off",
  interfaceLanguage: "auto",
  subtitles: defaultSubtitles,
  exportFormat: "srt",
  keepAudio: "on",
  keepCopies: "ask",
  rememberVoices: "off",
  mirror: undefined,
  server: undefined,
};

export const defaultSettings: Settings = {
  ...defaultPreferences,
  device: { preference: "auto" },
  options: defaultJobOptions,
  sound: defaultSound,
  language: undefined,
  shelf: emptyRecord,
  bench: [],
  installOffer: firstOffer,
};
