import { clock } from "../formats";
import { formats } from "./formats";

const { number, plural, size, span } = formats;

/** The list of files and recordings. */
export const library = {
  files: "Files",
  transcribing: (at: number, files: number) => `Transcribing ${number(at)} of ${number(files)}`,
  open: "Open",
  /** What a button says to who does not see its row. */
  actionOn: (action: string, name: string) => `${action}: ${name}`,
  remove: (name: string) => `Remove ${name}`,
  delete: (name: string) => `Delete ${name}`,
  beingRecorded: (seconds: number) => `Being recorded, ${clock(seconds)}`,
  waitingForRecording: "Waiting for the recording",
  waitingLong: (seconds: number) => `Waiting, ${clock(seconds)} long`,
  doneIn: (spent: number, seconds: number) => `Done in ${span(spent)}, ${clock(seconds)} long`,
  /** Above and in the field of the search over all texts. */
  search: (n: number) => plural(n, { one: "Search # transcript", other: "Search # transcripts" }),
  found: (words: string, texts: number, times: number) =>
    `“${words}” in ${plural(texts, { one: "# transcript", other: "# transcripts" })}, ${plural(times, { one: "once", other: "# times" })}`,
  foundNone: (words: string) => `No transcript mentions “${words}”.`,
  stillReading: (read: number, all: number) => `${number(read)} of ${number(all)} transcripts read so far`,
  clearSearch: "Clear search",
  importTexts: "Import subtitles",
  textFiles: "Subtitles and JSON",
  transcripts: "Transcripts",
  moreHits: (n: number) => plural(n, { other: "# more" }),
  openAt: (time: string) => `Open at ${time}`,
  today: "Today",
  thisWeek: "This week",
  audioKept: (bytes: number) => `audio kept ${size(bytes)}`,
  textOnly: "text only",
  stoppedSoFar: (seconds: number, totalSeconds: number | undefined) =>
    totalSeconds
      ? `Stopped at ${clock(seconds)} of ${clock(totalSeconds)}. The text so far is kept.`
      : `Stopped at ${clock(seconds)}. The text so far is kept.`,
  continueFrom: (seconds: number) => `Continue from ${clock(seconds)}`,
  more: (name: string) => `More for ${name}`,
  title: "Title",
  rename: "Rename",
  export: "Export",
  copyText: "Copy text",
  deleteSound: (bytes: number) => `Delete audio only (frees ${size(bytes)})`,
  deleteAll: "Delete",
  select: (name: string) => `Select ${name}`,
  selected: (n: number) => plural(n, { other: "# selected" }),
  selection: "Selection",
  clearSelection: "Clear selection",
  inAll: (n: number, bytes: number) => {
    const texts = plural(n, { one: "# transcript", other: "# transcripts" });
    return bytes > 0 ? `${texts} and ${size(bytes)} of audio on this device.` : `${texts} on this device.`;
  },
} as const;
