import { mayBelongToModel } from "../../client/files/modelFiles";
import { useActions } from "../../state/react";

/** Opens the browser's file dialog and adds the model that was chosen: one file, or several that belong together. */
export function useChooseModelFile(): () => void {
  const { addModelFiles } = useActions();
  return () => {
    const input = fileInput((files) => void addModelFiles(files));
    input.multiple = true;
    input.accept = ".bin,.gguf,.ggml,.pt,.safetensors,.zip,.json";
    input.click();
  };
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
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) take(files);
  });
  return input;
}
