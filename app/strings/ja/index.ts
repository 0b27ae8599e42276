import type { Strings } from "../strings";
import { common } from "./common";
import { desk } from "./desk";
import { exporting } from "./exporting";
import { failures } from "./failures";
import { formats } from "./formats";
import { frame } from "./frame";
import { microphone } from "./microphone";
import { models } from "./models";
import { notes } from "./notes";
import { page } from "./page";
import { queue } from "./queue";
import { settings } from "./settings";
import { start } from "./start";
import { transcript } from "./transcript";

/** Every string of the interface, in Japanese: one file an area of the page. */
export const ja: Strings = {
  language: "ja",
  formats,
  common,
  desk,
  exporting,
  failures,
  frame,
  microphone,
  models,
  notes,
  page,
  queue,
  settings,
  start,
  transcript,
};
