import { type RefObject, useLayoutEffect, useRef } from "react";
import { useActions, useAppStore } from "../../state/react";
import { type Command, commandFor, firstKey } from "../keys";
import { useChooseFiles } from "../useChooseFiles";

/** Milliseconds in which the second key of two is waited for. */
const firstKeyLasts = 1500;

/**
 * Listens for the keys of the table. A command that has a button on the page presses that button,
 * so a key never does more than what can be seen.
 */
export function useShortcuts({ help }: { readonly help: RefObject<HTMLDialogElement | null> }): void {
  const store = useAppStore();
  const { record, show, stop } = useActions();
  const chooseFiles = useChooseFiles();
  /** When the first key of two was pressed; kept where the listener is made anew between them. */
  const firstAt = useRef(Number.NEGATIVE_INFINITY);
  // No page is seen that does not hear its keys yet.
  useLayoutEffect(() => {
    // False: there was nothing to do, and the browser may have the key.
    const run: Record<Command, () => unknown> = {
      // Where no key is to be seen, it records all the same, as the help says.
      record: () => pressButton("record") || record(),
      pause: () => pressButton("pause"),
      play: () => pressButton("play") || pressButton("pause"),
      back: () => pressButton("back"),
      forward: () => pressButton("forward"),
      open: chooseFiles,
      stop: () => pressButton("close") || stop(),
      ...pressing(
        "copy",
        "export",
        "edit",
        "undo",
        "redo",
        "find",
        "nextMatch",
        "previousMatch",
        "nextUnsure",
        "previousUnsure",
      ),
      ...pressing("far", "farForward", "slower", "faster", "wordBack", "wordForward"),
      playTyping: () => pressButton("play"),
      // The paragraph that is edited has these.
      split: () => false,
      join: () => false,
      goRecord: () => show({ view: "start" }),
      goLibrary: () => show({ view: "library" }),
      goModels: () => show({ view: "models" }),
      goSettings: () => show({ view: "settings" }),
      search: () => searchLibrary(() => show({ view: "library" })),
      help: () => help.current?.showModal(),
    };
    const listen = (event: KeyboardEvent) => {
      // An open dialog or popover takes Esc for itself.
      if (event.defaultPrevented || document.querySelector("dialog[open], :popover-open") !== null) return;
      if (isModifier(event.key)) return;
      const before = event.timeStamp - firstAt.current < firstKeyLasts ? firstKey : undefined;
      firstAt.current = event.key.toLowerCase() === firstKey ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const where = isTextField(event.target) ? "in-text" : "on-page";
      const command = commandFor(event, where, store.getState().preferences, before);
      if (command === undefined || takesItself(event)) return;
      if (run[command]() !== false && command !== "stop") event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [store, record, show, stop, chooseFiles, help]);
}

/** The field is in the library, whose code may still be on its way. */
function searchLibrary(open: () => void, tries = 60): void {
  const field = document.querySelector<HTMLElement>("[data-search]");
  if (field) {
    field.focus();
    return;
  }
  open();
  if (tries > 0) requestAnimationFrame(() => searchLibrary(() => {}, tries - 1));
}

/** Held along with a letter, it is no key of its own. */
function isModifier(key: string): boolean {
  return key === "Shift" || key === "Control" || key === "Meta" || key === "Alt";
}

/** Space presses the button that has the focus, arrows move its slider or list; held keys repeat only a step. */
function takesItself({ key, target, repeat }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === "Enter") return target.closest("button, a, select, input, summary, textarea, [contenteditable]") !== null;
  if (key === " ") return repeat || target.closest("button, a, select, input, summary") !== null;
  if (key.startsWith("Arrow")) return target.closest("select, input") !== null;
  // A pedal that is held down goes on.
  if (/^F[1-4]$/.test(key)) return false;
  return repeat;
}

/** Commands that press their buttons. */
function pressing<C extends Command>(...commands: readonly C[]): Record<C, () => boolean> {
  const entries = commands.map((command) => [command, () => pressButton(command)] as const);
  return Object.fromEntries(entries) as Record<C, () => boolean>;
}

/** What keeps the place of a button to come is none yet. */
function pressButton(command: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`[data-command="${command}"]:not([inert] *)`);
  if (button === null || button.disabled) return false;
  button.click();
  return true;
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio]), textarea, select"))
  );
}
