import { formats } from "./formats";

const { size } = formats;

/** What could go where a device is full. */
export const room = {
  open: "Free up space",
  title: "What could go",
  about: "Text is kept before all else. This can be deleted, largest first:",
  nothing: "Nothing here can be deleted but text: look in the Library.",
  audio: (bytes: number) => `audio, ${size(bytes)}`,
  model: (bytes: number) => `model, ${size(bytes)}`,
  delete: "Delete",
  deleteOf: (name: string, about: string) => `Delete: ${name}, ${about}`,
  /** Of text that the room was given to which is held for it. */
  tight: "Hardly any room is left on this device. Text is still kept.",
} as const;
