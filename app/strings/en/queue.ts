import { formats } from "./formats";

const { coarseSpan, number, plural, span } = formats;

/** Files that are written down one after another. */
export const queue = {
  /** What is done of a file just now. */
  stages: { reading: "Reading", listening: "Listening", writing: "Writing" },
  paused: (done: number, files: number) => `Paused, ${number(done)} of ${number(files)} done`,
  waiting: (files: number) => plural(files, { one: "# file is waiting", other: "# files are waiting" }),
  audio: (seconds: number) => `${span(seconds)} of audio`,
  about: (seconds: number) => `about ${coarseSpan(seconds)} left`,
  /** Of a ZIP. */
  unpacking: (done: number, files: number | undefined) =>
    files === undefined ? "Unpacking" : `Unpacking, ${number(done)} of ${number(files)} files are here`,
  pauseAll: "Pause all",
  goOnAll: "Go on",
  removeDone: "Remove done",
  later: "Later",
  tryAgain: "Try again",
  chooseAll: "Choose the files again",
  /** The button by which a row is dragged, or moved by keys. */
  move: (name: string) => `Move ${name}`,
  moveKeys: "Drag, or press the arrow keys",
  moved: (name: string, at: number, files: number) => `${name} is now ${number(at)} of ${number(files)}`,
  moveUp: "Move up",
  moveDown: "Move down",
  more: (name: string) => `More for ${name}`,
  exportAll: "Export all as…",
  exportTitle: "Export all",
  texts: (n: number) => plural(n, { one: "# text that is done", other: "# texts that are done" }),
  saveZip: "Save as ZIP",
  saveFolder: "Save in a folder",
  savedZip: (files: number) => plural(files, { one: "Saved # file in a ZIP", other: "Saved # files in a ZIP" }),
  savedFolder: (files: number) =>
    plural(files, { one: "Saved # file in the folder", other: "Saved # files in the folder" }),
  notSaved: "Not all of it could be saved. Choose another place.",
  /** Said where another text is read meanwhile. */
  added: (name: string) => `“${name}” is in the queue.`,
  addedSeveral: (files: number) =>
    plural(files, { one: "# file is in the queue.", other: "# files are in the queue." }),
  /** The files, in words: their names. */
  refused: (files: number, name: string) =>
    plural(files, {
      one: `# file holds no sound that this browser can read: ${name}.`,
      other: `# files hold no sound that this browser can read: ${name}.`,
    }),
  moreNames: (n: number) => plural(n, { other: "# more" }),
  orderHint: "Alt with the arrow keys moves a waiting file.",
  show: "Show",
  doneTitle: (n: number) => plural(n, { one: "# text ready", other: "# texts ready" }),
} as const;
