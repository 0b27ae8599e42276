import { chooseFiles } from "../client/files/chooseFiles";
import { useActions } from "../state/react";
import { useStrings } from "../strings/strings";

/** The button that opens the file dialog, for who arrives to open a file. */
export const openFilesId = "open-files";

/** Opens the browser's file dialog and adds what was chosen. */
export function useChooseFiles(): () => void {
  const { addFiles } = useActions();
  const { soundFiles: description } = useStrings().start;
  return () => void chooseFiles({ description, howMany: "several" }).then(addFiles);
}

/** Opens the browser's file dialog for the file of a job that cannot be read any more, whose text goes on then. */
export function useChooseAgain(job: number | undefined): () => void {
  const { giveFile } = useActions();
  const { soundFiles: description } = useStrings().start;
  return () =>
    void chooseFiles({ description, howMany: "one" }).then(([file]) => {
      if (file && job !== undefined) void giveFile(job, file);
    });
}
