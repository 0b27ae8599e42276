/** What times words: one file that a page fetches when words are first timed. */
export { recordAlignments } from "../model/alignments";
export { alignText } from "../transcribe/alignText";
export { timeWindow } from "../transcribe/timeWindow";
export { timeWords } from "../transcribe/timeWords";
export { shortenAtSentenceEnds, shortenAtStart, typicalDuration } from "./wordDurations";
