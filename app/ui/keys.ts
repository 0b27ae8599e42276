export type Command = "record" | "pause" | "play" | "back" | "forward" | "open" | "stop" | "copy" | "export" | "help";

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
  { command: "record", key: "r", with: "alone", does: "Record, stop" },
  { command: "pause", key: "p", with: "alone", does: "Pause a recording, go on" },
  { command: "play", key: " ", with: "alone", does: "Play or pause; pause a recording" },
  { command: "back", key: "arrowleft", with: "alone", does: "Back 5 seconds" },
  { command: "forward", key: "arrowright", with: "alone", does: "Forward 5 seconds" },
  { command: "open", key: "o", with: "mod", does: "Open files" },
  {
    command: "stop",
    key: "escape",
    with: "always",
    does: "Close a panel, then stop the running file, never a recording",
  },
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
  const key = names[one.key]?.aria ?? one.key.toUpperCase();
  return one.with === "mod" ? `Control+${key} Meta+${key}` : key;
}

/** Keys that are no letters, for assistive technology and for the eye. */
const names: Readonly<Record<string, { readonly aria: string; readonly cap: string }>> = {
  escape: { aria: "Escape", cap: "Esc" },
  " ": { aria: "Space", cap: "Space" },
  arrowleft: { aria: "ArrowLeft", cap: "←" },
  arrowright: { aria: "ArrowRight", cap: "→" },
};

/** The keys of a command as a reader sees them, one string a key cap. */
export function keyCaps(shortcut: Shortcut, on: "mac" | "other"): readonly string[] {
  const key = names[shortcut.key]?.cap ?? shortcut.key.toUpperCase();
  return shortcut.with === "mod" ? [on === "mac" ? "⌘" : "Ctrl", key] : [key];
}

/** Whose keyboard this is, for the names of the keys only. */
export function platform(): "mac" | "other" {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "mac" : "other";
}
