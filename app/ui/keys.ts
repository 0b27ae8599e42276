export type Command = "open" | "stop" | "copy" | "export" | "help";

export interface Shortcut {
  readonly command: Command;
  /** The key's `event.key` in lower case. */
  readonly key: string;
  /** "mod": with Ctrl, or Cmd on a Mac. "alone": a single key, off in text fields and when the user switched them off. */
  readonly with: "mod" | "alone" | "always";
  readonly does: string;
}

/** The one table behind the dispatcher, `aria-keyshortcuts` and the help. */
export const shortcuts: readonly Shortcut[] = [
  { command: "open", key: "o", with: "mod", does: "Open files" },
  { command: "stop", key: "escape", with: "always", does: "Close a panel, then stop the running file" },
  { command: "copy", key: "c", with: "alone", does: "Copy all text" },
  { command: "export", key: "e", with: "mod", does: "Export" },
  { command: "help", key: "?", with: "alone", does: "This list" },
];

/** The parts of a keyboard event that the table looks at. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key press, or undefined. */
export function commandFor(
  press: KeyPress,
  where: "in-text" | "on-page",
  singleKeys: "on" | "off",
): Command | undefined {
  const key = press.key.toLowerCase();
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey) return undefined;
  return shortcuts.find((one) => {
    if (one.key !== key) return false;
    if (one.with === "mod") return mod;
    if (one.with === "always") return !mod;
    return !mod && where === "on-page" && singleKeys === "on";
  })?.command;
}

/** `aria-keyshortcuts` of a command. */
export function ariaKeys(command: Command): string | undefined {
  const one = shortcuts.find((shortcut) => shortcut.command === command);
  if (one === undefined) return undefined;
  const key = one.key.length === 1 ? one.key.toUpperCase() : "Escape";
  return one.with === "mod" ? `Control+${key} Meta+${key}` : key;
}

/** The keys of a command as a reader sees them, one string a key cap. */
export function keyCaps(shortcut: Shortcut, on: "mac" | "other"): readonly string[] {
  const key = shortcut.key === "escape" ? "Esc" : shortcut.key.toUpperCase();
  return shortcut.with === "mod" ? [on === "mac" ? "⌘" : "Ctrl", key] : [key];
}

/** Whose keyboard this is, for the names of the keys only. */
export function platform(): "mac" | "other" {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "mac" : "other";
}
