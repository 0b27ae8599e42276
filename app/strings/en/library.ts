import { clock } from "../formats";
import { formats } from "./formats";

const { date, number, plural, span } = formats;

/** The list of files and recordings. */
export const library = {
  files: "Files",
  recordings: "Recordings",
  fileCount: (n: number) => plural(n, { one: "# file", other: "# files" }),
  transcribing: (at: number, files: number) => `Transcribing ${number(at)} of ${number(files)}`,
  done: (n: number) => plural(n, { other: "# done" }),
  waiting: (n: number) => plural(n, { other: "# waiting" }),
  stopped: (n: number) => plural(n, { other: "# stopped" }),
  failed: (n: number) => plural(n, { other: "# failed" }),
  open: "Open",
  /** What a button says to who does not see its row. */
  actionOn: (action: string, name: string) => `${action}: ${name}`,
  remove: (name: string) => `Remove ${name}`,
  delete: (name: string) => `Delete ${name}`,
  beingRecorded: (seconds: number) => `Being recorded, ${clock(seconds)}`,
  waitingForRecording: "Waiting for the recording",
  waitingLong: (seconds: number) => `Waiting, ${clock(seconds)} long`,
  doneIn: (spent: number, seconds: number) => `Done in ${span(spent)}, ${clock(seconds)} long`,
  recorded: (seconds: number, startedAt: number) => `${clock(seconds)} long, ${date(startedAt)}`,
} as const;
