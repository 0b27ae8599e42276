import type { Strings } from "../strings";

/** Masthead, tabs and what stands around every view. */
export const frame: Strings["frame"] = {
  places: { start: "录音", queue: "资料库", models: "模型", settings: "设置" },
  placesLabel: "页面",
};
