import { mayBelongToModel } from "../../client/files/modelFiles";
import type { ShelfModel } from "../../client/models/types";
import { useActions } from "../../state/react";

/** Opens the browser's file dialog and adds the model that was chosen: one file, or several that belong together. */
export function useChooseModelFile(): () => void {
  const { addModelFiles } = useActions();
  return () => chooseFiles((files) => void addModelFiles(files));
}

/** The same for a model of which a part is here, or which is damaged: what was made of the files is made to the end. */
export function useChooseAgain({ name, madeFrom }: Pick<ShelfModel, "name" | "madeFrom">): () => void {
  const { addModelFiles, resumeModel } = useActions();
  return () => chooseFiles((files) => void (madeFrom ? resumeModel(name, files) : addModelFiles(files)));
}

function chooseFiles(take: (files: readonly File[]) => void): void {
  const input = fileInput(take);
  input.multiple = true;
  input.accept = ".bin,.gguf,.ggml,.pt,.safetensors,.zip,.json,.txt";
  input.click();
}

/** The same for a folder. */
export function useChooseModelFolder(): () => void {
  const { addModelFiles } = useActions();
  return () => {
    const input = fileInput((files) => {
      const [folder = "", inside] = files[0]?.webkitRelativePath.split("/") ?? [];
      // What lies deeper is of something else.
      const ofModel = files.filter(({ webkitRelativePath }) => webkitRelativePath.split("/").length <= 2);
      void addModelFiles(
        ofModel.filter(({ name }) => mayBelongToModel(name)),
        inside === undefined ? undefined : folder,
      );
    });
    input.webkitdirectory = true;
    input.click();
  };
}

function fileInput(take: (files: readonly File[]) => void): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "file";
  input.hidden = true;
  // A browser may clear away what is nowhere on the page, and with it what is chosen.
  document.body.append(input);
  for (const answer of ["change", "cancel"]) {
    input.addEventListener(answer, () => {
      input.remove();
      const files = [...(input.files ?? [])];
      if (files.length > 0) take(files);
    });
  }
  return input;
}
