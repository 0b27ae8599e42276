import { useActions } from "../state/react";

/** The button that opens the file dialog, for who arrives to open a file. */
export const openFilesId = "open-files";

/** Opens the browser's file dialog and adds what was chosen. */
export function useChooseFiles(): () => void {
  const { addFiles } = useActions();
  return () => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = "audio/*,video/*";
    input.addEventListener("change", () => addFiles([...(input.files ?? [])]));
    input.click();
  };
}
