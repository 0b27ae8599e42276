import type { Strings } from "../strings";

/** Masthead, tabs and what stands around every view. */
export const frame: Strings["frame"] = {
  places: { start: "録音", queue: "ライブラリ", models: "モデル", settings: "設定" },
  placesLabel: "ページ",
};
