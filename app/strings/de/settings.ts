import type { Strings } from "../strings";

export const settings = {
  title: "Einstellungen",
} satisfies Strings["settings"];
