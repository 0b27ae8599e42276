import type { Preferences } from "../state/settings/settings";
import type { Strings } from "../strings/strings";

export type Command =
  | "record"
  | "pause"
  | "play"
  | "back"
  | "forward"
  | "open"
  | "stop"
  | "far"
  | "farForward"
  | "slower"
  | "faster"
  | "wordBack"
  | "wordForward"
  | "playTyping"
  | "copy"
  | "export"
  | "edit"
  | "undo"
  | "redo"
  | "find"
  | "nextMatch"
  | "previousMatch"
  | "nextUnsure"
  | "previousUnsure"
  | "split"
  | "join"
  | "goRecord"
  | "goLibrary"
  | "goModels"
  | "goSettings"
  | "search"
  | "help";

/** What a command is about: the help lists them by it. */
export type ShortcutGroup = keyof Strings["keys"]["groups"];

export interface Shortcut {
  readonly command: Command;
  /** The key's `event.key` in lower case; of two keys pressed one after the other, with ">" between. */
  readonly key: string;
  /** Another key that does the same, which the help does not tell. */
  readonly also?: string;
  /**
   * "mod": with Ctrl, or Cmd on a Mac; "mod-on-page": not in text fields, which have it for themselves. "alone": a single key,
   * off in text fields and when the user switched them off. "editing", "mod-editing": the paragraph that is edited has it.
   * "pedal": what a foot pedal for typists sends, heard while somebody types, too, unless it was switched off.
   */
  readonly with: "mod" | "mod-on-page" | "alone" | "always" | "editing" | "mod-editing" | "pedal";
  readonly group: ShortcutGroup;
}

/** The one table behind the dispatcher, `aria-keyshortcuts` and the help. */
export const shortcuts: readonly Shortcut[] = [
  { command: "record", key: "r", with: "alone", group: "recording" },
  { command: "pause", key: "p", with: "alone", group: "recording" },
  { command: "play", key: " ", also: "k", with: "alone", group: "playing" },
  { command: "back", key: "arrowleft", with: "alone", group: "playing" },
  { command: "forward", key: "arrowright", with: "alone", group: "playing" },
  { command: "far", key: "j", with: "alone", group: "playing" },
  { command: "farForward", key: "l", with: "alone", group: "playing" },
  { command: "wordBack", key: ",", with: "alone", group: "playing" },
  { command: "wordForward", key: ".", with: "alone", group: "playing" },
  { command: "slower", key: "-", with: "alone", group: "playing" },
  { command: "faster", key: "=", also: "+", with: "alone", group: "playing" },
  { command: "playTyping", key: ".", with: "mod", group: "playing" },
  // As oTranscribe has them.
  { command: "back", key: "f1", with: "pedal", group: "playing" },
  { command: "forward", key: "f2", with: "pedal", group: "playing" },
  { command: "slower", key: "f3", with: "pedal", group: "playing" },
  { command: "faster", key: "f4", with: "pedal", group: "playing" },
  { command: "copy", key: "c", with: "alone", group: "text" },
  { command: "export", key: "e", with: "mod", group: "text" },
  { command: "edit", key: "enter", with: "alone", group: "text" },
  { command: "split", key: "enter", with: "mod-editing", group: "text" },
  { command: "join", key: "backspace", with: "editing", group: "text" },
  { command: "undo", key: "z", with: "mod-on-page", group: "text" },
  { command: "redo", key: "shift+z", also: "y", with: "mod-on-page", group: "text" },
  { command: "find", key: "f", with: "mod", group: "text" },
  { command: "nextMatch", key: "g", with: "mod", group: "text" },
  { command: "previousMatch", key: "shift+g", with: "mod", group: "text" },
  { command: "nextUnsure", key: "f8", with: "always", group: "text" },
  { command: "previousUnsure", key: "shift+f8", with: "always", group: "text" },
  { command: "goRecord", key: "g>r", with: "alone", group: "places" },
  { command: "goLibrary", key: "g>l", with: "alone", group: "places" },
  { command: "goModels", key: "g>m", with: "alone", group: "places" },
  { command: "goSettings", key: "g>s", with: "alone", group: "places" },
  { command: "search", key: "/", with: "alone", group: "places" },
  { command: "search", key: "k", with: "mod", group: "places" },
  { command: "open", key: "o", with: "mod", group: "page" },
  { command: "stop", key: "escape", with: "always", group: "page" },
  { command: "help", key: "?", with: "alone", group: "page" },
];

/** The table by its groups, in the order of the table. */
export function shortcutGroups(): readonly (readonly [ShortcutGroup, readonly Shortcut[]])[] {
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return groups.map((group) => [group, shortcuts.filter((one) => one.group === group)]);
}

/** The parts of a keyboard event that the table looks at. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey?: boolean;
}

/** The key that begins a command of two keys. */
export const firstKey = "g";

/** Which keys the user has left on. */
export type KeyChoice = Pick<Preferences, "singleKeys" | "pedalKeys">;

/** The command of a key press, or undefined. `before` is the first key of two, if it was pressed just now. */
export function commandFor(
  press: KeyPress,
  where: "in-text" | "on-page",
  { singleKeys, pedalKeys }: KeyChoice,
  before?: typeof firstKey,
): Command | undefined {
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey) return undefined;
  // Without Ctrl, Shift is in the sign that a key writes.
  const isShifted = press.shiftKey === true && (mod || press.key.length > 1);
  const key = `${isShifted ? "shift+" : ""}${press.key.toLowerCase()}`;
  const find = (keys: string) =>
    shortcuts.find((one) => {
      if (one.key !== keys && one.also !== keys) return false;
      if (one.with === "mod") return mod;
      if (one.with === "mod-on-page") return mod && where === "on-page";
      if (one.with === "always") return !mod;
      if (one.with === "pedal") return !mod && pedalKeys === "on";
      if (one.with === "editing" || one.with === "mod-editing") return false;
      return !mod && where === "on-page" && singleKeys === "on";
    });
  return ((before && find(`${before}>${key}`)) ?? find(key))?.command;
}

/** `aria-keyshortcuts` of a command; it has no words for keys that are pressed one after the other. */
export function ariaKeys(command: Command): string | undefined {
  const one = shortcuts.find((shortcut) => shortcut.command === command);
  if (one === undefined || one.key.includes(">")) return undefined;
  const key = one.key.split("+").map(ariaName).join("+");
  return one.with.startsWith("mod") ? ["control", "meta"].map((mod) => `${ariaName(mod)}+${key}`).join(" ") : key;
}

/** `event.key` as it is spelled: Escape, ArrowLeft, R; the space bar has a name. */
function ariaName(key: string): string {
  if (key === " ") return ariaName("space");
  return key.replace(/^(arrow)?./, (start) => start.replace(/^.|.$/g, (letter) => letter.toUpperCase()));
}

/** The keys of a command as a reader sees them, one string a key cap. */
export function keyCaps(shortcut: Shortcut, on: "mac" | "other", caps: Strings["keys"]["caps"]): readonly string[] {
  const keys = shortcut.key.split(/[>+]/).map((key) => cap(key, caps));
  return shortcut.with.startsWith("mod") ? [on === "mac" ? "⌘" : caps.control, ...keys] : keys;
}

function cap(key: string, caps: Strings["keys"]["caps"]): string {
  switch (key) {
    case " ":
      return caps.space;
    case "escape":
      return caps.escape;
    case "shift":
      return caps.shift;
    case "enter":
      return caps.enter;
    case "backspace":
      return caps.backspace;
    case "arrowleft":
      return "←";
    case "arrowright":
      return "→";
    default:
      return key.toUpperCase();
  }
}

/** Whose keyboard this is, for the names of the keys only. */
export function platform(): "mac" | "other" {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "mac" : "other";
}
