import { type RefObject, useEffect } from "react";
import { useActions } from "../state/react";
import { type Command, commandFor } from "./keys";
import { readSingleKeys } from "./singleKeys";
import { useChooseFiles } from "./useChooseFiles";

/**
 * Listens for the keys of the table. A command that has a button on the page presses that button,
 * so a key never does more than what can be seen.
 */
export function useShortcuts({ help }: { readonly help: RefObject<HTMLDialogElement | null> }): void {
  const { stop } = useActions();
  const chooseFiles = useChooseFiles();
  useEffect(() => {
    const run: Record<Command, () => void> = {
      open: chooseFiles,
      stop: () => pressButton("close") || stop(),
      copy: () => pressButton("copy"),
      export: () => pressButton("export"),
      help: () => help.current?.showModal(),
    };
    const listen = (event: KeyboardEvent) => {
      // An open dialog or popover takes Esc for itself.
      if (event.defaultPrevented || document.querySelector("dialog[open], :popover-open") !== null) return;
      const command = commandFor(event, isTextField(event.target) ? "in-text" : "on-page", readSingleKeys());
      if (command === undefined) return;
      if (command !== "stop") event.preventDefault();
      run[command]();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [stop, chooseFiles, help]);
}

function pressButton(command: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`[data-command="${command}"]`);
  button?.click();
  return button !== null;
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio]), textarea, select"))
  );
}
