import type { Strings } from "../strings";

export const settings = {
  title: "Réglages",
} satisfies Strings["settings"];
