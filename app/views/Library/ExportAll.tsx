import { Download, FolderDown } from "lucide-react";
import { useId, useState } from "react";
import { canChooseFolder, chooseFolder, saveInFolder } from "../../client/files/saveInFolder";
import { useActions, useAppStore } from "../../state/react";
import { type FileFormat, textFormats } from "../../state/settings/settings";
import { useStrings } from "../../strings/strings";
import { saveBlob } from "../../ui/saveBlob";
import css from "./Queue.module.css";

interface ExportAllProps {
  readonly ids: readonly number[];
}

/** Texts as files of one format, in a ZIP or, where the browser gives one, in a folder. */
export function ExportAll({ ids }: ExportAllProps) {
  const { queue } = useStrings();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Download {...look} />
        {queue.exportAll}
      </button>
      {isOpen && <Panel id={panel} ids={ids} />}
    </>
  );
}

const look = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Documents first: what is written down of a folder is mostly read. */
const offered = ["docx", ...textFormats.filter((format) => format !== "docx")] as const;

function Panel({ id, ids }: ExportAllProps & { readonly id: string }) {
  const { exporting, queue } = useStrings();
  const [format, setFormat] = useState<FileFormat>("docx");
  const { said, saveZip, saveFolder } = useExportAll(ids, format);
  return (
    <section id={id} className={css.export} aria-label={queue.exportTitle}>
      <p className="meta">{queue.texts(ids.length)}</p>
      <select
        aria-label={exporting.format}
        value={format}
        onChange={({ currentTarget }) => setFormat(currentTarget.value as FileFormat)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {one.toUpperCase()}
          </option>
        ))}
      </select>
      <button type="button" className="btn prime" onClick={() => void saveZip()}>
        <Download {...look} />
        {queue.saveZip}
      </button>
      {canChooseFolder() && (
        <button type="button" className="btn" onClick={() => void saveFolder()}>
          <FolderDown {...look} />
          {queue.saveFolder}
        </button>
      )}
      <p role="status" className="meta">
        {said}
      </p>
    </section>
  );
}

function useExportAll(ids: readonly number[], format: FileFormat) {
  const strings = useStrings();
  const { queue } = strings;
  const store = useAppStore();
  const { markTaken } = useActions();
  const [said, setSaid] = useState("");
  const taken = (words: string) => {
    for (const id of ids) markTaken(id);
    setSaid(words);
  };
  const failing = async (work: () => Promise<void>) => {
    setSaid("");
    await work().catch(() => setSaid(queue.notSaved));
  };
  return {
    said,
    saveZip: () =>
      failing(async () => {
        const { filesOf, zipOf } = await import("./exportAll");
        const zip = zipOf(filesOf(ids, { store, strings, format }));
        const saved = await saveBlob(zip, `Sotto ${new Date().toISOString().slice(0, 10)} ${format}.zip`);
        // Nobody reads what nobody wants.
        if (saved === "dismissed") await zip.body?.cancel();
        else taken(queue.savedZip(ids.length));
      }),
    saveFolder: () =>
      failing(async () => {
        const folder = await chooseFolder();
        if (folder === undefined) return;
        const { filesOf } = await import("./exportAll");
        let files = 0;
        for await (const file of filesOf(ids, { store, strings, format })) {
          await saveInFolder(folder, file);
          files++;
        }
        taken(queue.savedFolder(files));
      }),
  };
}
