import type { Strings } from "../strings";

/** The view Settings. */
export const settings: Strings["settings"] = {
  title: "設定",
};
