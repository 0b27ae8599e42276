import { useActions, useAppStore } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { saveBlob } from "../../ui/saveBlob";

/** Saves transcripts, each as text, subtitles and JSON with the sound that is kept of it, in one file. */
export function useExportOf(ids: readonly number[]): () => Promise<void> {
  const strings = useStrings();
  const store = useAppStore();
  const { markTaken } = useActions();
  return async () => {
    const { archiveOf } = await import("../Settings/everything");
    const zip = archiveOf(ids, { store, strings, onBegin: () => {} });
    const saved = await saveBlob(zip, `Sotto ${new Date().toISOString().slice(0, 10)}.zip`);
    // Nobody reads what nobody wants.
    if (saved === "dismissed") await zip.body?.cancel();
    else for (const id of ids) markTaken(id);
  };
}
