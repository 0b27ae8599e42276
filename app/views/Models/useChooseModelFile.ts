import { useActions } from "../../state/react";

/** Opens the browser's file dialog and adds the model that was chosen. */
export function useChooseModelFile(): () => void {
  const { addModelFile } = useActions();
  return () => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".bin";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) void addModelFile(file);
    });
    input.click();
  };
}
