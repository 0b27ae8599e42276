import type { Strings } from "../strings/strings";

export type Command =
  | "record"
  | "pause"
  | "play"
  | "back"
  | "forward"
  | "open"
  | "stop"
  | "copy"
  | "export"
  | "goRecord"
  | "goLibrary"
  | "goModels"
  | "goSettings"
  | "help";

/** What a command is about: the help lists them by it. */
export type ShortcutGroup = keyof Strings["keys"]["groups"];

export interface Shortcut {
  readonly command: Command;
  /** The key's `event.key` in lower case; of two keys pressed one after the other, with ">" between. */
  readonly key: string;
  /** "mod": with Ctrl, or Cmd on a Mac. "alone": a single key, off in text fields and when the user switched them off. */
  readonly with: "mod" | "alone" | "always";
  readonly group: ShortcutGroup;
}

/** The one table behind the dispatcher, `aria-keyshortcuts` and the help. */
export const shortcuts: readonly Shortcut[] = [
  { command: "record", key: "r", with: "alone", group: "recording" },
  { command: "pause", key: "p", with: "alone", group: "recording" },
  { command: "play", key: " ", with: "alone", group: "playing" },
  { command: "back", key: "arrowleft", with: "alone", group: "playing" },
  { command: "forward", key: "arrowright", with: "alone", group: "playing" },
  { command: "copy", key: "c", with: "alone", group: "text" },
  { command: "export", key: "e", with: "mod", group: "text" },
  { command: "goRecord", key: "g>r", with: "alone", group: "places" },
  { command: "goLibrary", key: "g>l", with: "alone", group: "places" },
  { command: "goModels", key: "g>m", with: "alone", group: "places" },
  { command: "goSettings", key: "g>s", with: "alone", group: "places" },
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
}

/** The key that begins a command of two keys. */
export const firstKey = "g";

/** The command of a key press, or undefined. `before` is the first key of two, if it was pressed just now. */
export function commandFor(
  press: KeyPress,
  where: "in-text" | "on-page",
  singleKeys: "on" | "off",
  before?: typeof firstKey,
): Command | undefined {
  const key = press.key.toLowerCase();
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey) return undefined;
  const find = (keys: string) =>
    shortcuts.find((one) => {
      if (one.key !== keys) return false;
      if (one.with === "mod") return mod;
      if (one.with === "always") return !mod;
      return !mod && where === "on-page" && singleKeys === "on";
    });
  return ((before && find(`${before}>${key}`)) ?? find(key))?.command;
}

/** `aria-keyshortcuts` of a command; it has no words for keys that are pressed one after the other. */
export function ariaKeys(command: Command): string | undefined {
  const one = shortcuts.find((shortcut) => shortcut.command === command);
  if (one === undefined || one.key.includes(">")) return undefined;
  const key = ariaName(one.key);
  return one.with === "mod" ? ["control", "meta"].map((mod) => `${ariaName(mod)}+${key}`).join(" ") : key;
}

/** `event.key` as it is spelled: Escape, ArrowLeft, R; the space bar has a name. */
function ariaName(key: string): string {
  if (key === " ") return ariaName("space");
  return key.replace(/^(arrow)?./, (start) => start.replace(/^.|.$/g, (letter) => letter.toUpperCase()));
}

/** The keys of a command as a reader sees them, one string a key cap. */
export function keyCaps(shortcut: Shortcut, on: "mac" | "other", caps: Strings["keys"]["caps"]): readonly string[] {
  const keys = shortcut.key.split(">").map((key) => cap(key, caps));
  return shortcut.with === "mod" ? [on === "mac" ? "⌘" : caps.control, ...keys] : keys;
}

function cap(key: string, caps: Strings["keys"]["caps"]): string {
  switch (key) {
    case " ":
      return caps.space;
    case "escape":
      return caps.escape;
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
