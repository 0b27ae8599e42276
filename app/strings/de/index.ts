import type { Strings } from "../strings";
import { again } from "./again";
import { bench } from "./bench";
import { captions } from "./captions";
import { common } from "./common";
import { desk } from "./desk";
import { device } from "./device";
import { editing } from "./editing";
import { exporting } from "./exporting";
import { failures } from "./failures";
import { finding } from "./finding";
import { formats } from "./formats";
import { frame } from "./frame";
import { importing } from "./importing";
import { keys } from "./keys";
import { library } from "./library";
import { microphone } from "./microphone";
import { models } from "./models";
import { notes } from "./notes";
import { offline } from "./offline";
import { options } from "./options";
import { page } from "./page";
import { privacy } from "./privacy";
import { queue } from "./queue";
import { room } from "./room";
import { settings } from "./settings";
import { speakers } from "./speakers";
import { start } from "./start";
import { transcript } from "./transcript";
import { versions } from "./versions";

/** Every string of the interface, in German. */
export const de: Strings = {
  language: "de",
  formats,
  again,
  bench,
  captions,
  common,
  desk,
  device,
  editing,
  exporting,
  failures,
  finding,
  frame,
  importing,
  keys,
  microphone,
  models,
  notes,
  offline,
  options,
  page,
  privacy,
  library,
  queue,
  room,
  settings,
  speakers,
  start,
  transcript,
  versions,
};
