import type { NamedBlob } from "../state/queue/job";
import { useActions } from "../state/react";

/** The button that opens the file dialog, for who arrives to open a file. */
export const openFilesId = "open-files";

/** Opens the browser's file dialog and adds what was chosen. */
export function useChooseFiles(): () => void {
  const { addFiles } = useActions();
  return () => chooseFiles("several", addFiles);
}

/** Opens the browser's file dialog for a file of an earlier visit, whose text goes on then. */
export function useChooseAgain(job: number): () => void {
  const { giveFile } = useActions();
  return () =>
    chooseFiles("one", ([file]) => {
      if (file) void giveFile(job, file);
    });
}

function chooseFiles(howMany: "one" | "several", take: (files: readonly NamedBlob[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = howMany === "several";
  input.accept = "audio/*,video/*";
  input.addEventListener("change", () => take([...(input.files ?? [])]));
  input.click();
}
