import type { CaptionRules } from "./rules";

export type CaptionPreset = "netflix" | "bbc" | "youtube" | "single-word";

/** Rules by published guides, and ours where there is none: `docs/captions.md` names where each figure is from. */
export const captionPresets: Readonly<Record<CaptionPreset, CaptionRules>> = {
  netflix: { lineLength: 42, lines: 2, shortest: 5 / 6, longest: 7, pace: 20, gap: 2 / 24 },
  bbc: { lineLength: 37, lines: 2, shortest: 1, longest: 7, pace: 17, gap: 0 },
  youtube: { lineLength: 40, lines: 2, shortest: 1, longest: 6, pace: 20, gap: 0 },
  "single-word": { lineLength: 20, lines: 1, words: 1, shortest: 0.15, longest: 2, pace: 60, gap: 0 },
};
