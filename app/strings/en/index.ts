import { frame } from "./frame";
import { models } from "./models";
import { settings } from "./settings";

/** Every string of the interface, in English: one file an area of the page. */
export const en = { frame, models, settings } as const;
