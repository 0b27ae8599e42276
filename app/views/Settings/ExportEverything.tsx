import { useState } from "react";
import { useApp, useAppStore } from "../../state/react";
import { exportable, liveJob } from "../../state/selectors";
import { type Strings, useStrings } from "../../strings/strings";
import { saveBlob } from "../../ui/saveBlob";
import css from "./WholeStorage.module.css";

type Export =
  | { readonly status: "idle" }
  /** The transcript that is read, from 1 on. */
  | { readonly status: "running"; readonly at: number; readonly all: number }
  | { readonly status: "saved"; readonly all: number }
  | { readonly status: "failed" };

/** Saves every transcript with its sound, and the settings, as one file. */
export function ExportEverything() {
  const strings = useStrings();
  const words = strings.settings.storage;
  const store = useAppStore();
  const all = useApp((state) => exportable(state).length);
  const isRecording = useApp((state) => liveJob(state) !== undefined);
  const [state, setState] = useState<Export>({ status: "idle" });
  const save = async () => {
    if (state.status === "running") return;
    const onBegin = (at: number) => setState({ status: "running", at, all });
    onBegin(1);
    try {
      const { everythingAsZip } = await import("./everything");
      const zip = everythingAsZip({ store, strings, onBegin });
      const saved = await saveBlob(zip, `Sotto ${new Date().toISOString().slice(0, 10)}.zip`);
      // Nobody reads what nobody wants.
      if (saved === "dismissed") await zip.body?.cancel();
      setState(saved === "saved" ? { status: "saved", all } : { status: "idle" });
    } catch {
      setState({ status: "failed" });
    }
  };
  return (
    <div className={css.all}>
      <button
        type="button"
        className="btn"
        disabled={all === 0}
        aria-disabled={state.status === "running" || undefined}
        onClick={() => void save()}
      >
        {words.export}
      </button>
      <p className="meta">{all === 0 ? words.exportNothing : words.exportHint}</p>
      {isRecording && <p className="meta">{words.exportWithoutLive}</p>}
      <p role="status" className={state.status === "failed" ? "bad" : "meta"}>
        {wordsOf(state, words)}
      </p>
    </div>
  );
}

function wordsOf(state: Export, words: Strings["settings"]["storage"]): string {
  switch (state.status) {
    case "idle":
      return "";
    case "running":
      return words.exporting(state.at, state.all);
    case "saved":
      return words.exported(state.all);
    case "failed":
      return words.exportFailed;
  }
}
