import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ExportOptions } from "../../../engine/index";
import type { Job } from "../../state/queue/job";
import { useApp, useTitle, useTranscript } from "../../state/react";
import { withPanelOptions } from "../../state/settings/subtitleOptions";
import { textLanguage } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { documentHead } from "./documentHead";
import css from "./ExportPanel.module.css";
import { canSetWords, exportFile, exportFormats, type FileFormat, previewText, saveFile } from "./exporting";
import { SidePanel } from "./SidePanel";
import { SubtitleOptions } from "./SubtitleOptions";

export interface ExportPanelProps {
  readonly job: Job;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Choose a format, see how the file begins, save it. In the aside, or a sheet over the desk on small screens. */
export function ExportPanel({ job, onClose, onSaved }: ExportPanelProps) {
  const strings = useStrings();
  const { exporting } = strings;
  const [format, setFormat] = useState<FileFormat>("srt");
  const [options, setOptions] = useState<ExportOptions>({});
  const [said, setSaid] = useState("");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const rules = useApp((state) => state.preferences.subtitles);
  const transcript = useTranscript(job);
  const title = useTitle(job);
  const head = documentHead(transcript, { title, seconds: job.totalSeconds, strings });
  const setting = { options: withPanelOptions(rules, options), strings, seconds: job.totalSeconds, head };
  const text = previewText(transcript, format, setting);
  const changeOptions = (changed: ExportOptions) => {
    setOptions(changed);
    setSaid("");
  };
  const save = async () => {
    const saved = await saveFile(await exportFile(transcript, format, setting), title, format);
    setSaid(saved === "saved" ? exporting.savedAs(format.toUpperCase()) : "");
    if (saved === "saved") onSaved();
  };
  return (
    <SidePanel title={exporting.title} focus="inside" small="sheet" onClose={onClose}>
      <fieldset className={css.formats}>
        <legend className="sr">{exporting.format}</legend>
        {exportFormats.map((one, index) => (
          <label key={one} className={css.format}>
            <input
              ref={index === exportFormats.indexOf("srt") ? first : undefined}
              type="radio"
              name="format"
              value={one}
              checked={one === format}
              onChange={() => {
                setFormat(one);
                setSaid("");
              }}
            />
            <span>{one.toUpperCase()}</span>
          </label>
        ))}
      </fieldset>
      {canSetWords(transcript, format) && <SubtitleOptions options={options} onChange={changeOptions} />}
      <p className="sr">{exporting.begins}</p>
      <pre className={css.preview} dir="auto" lang={textLanguage(transcript)}>
        {text.slice(0, 500)}
      </pre>
      <button type="button" className="btn prime" onClick={() => void save()}>
        <Download size={20} strokeWidth={1.75} aria-hidden="true" />
        {exporting.saveAs(format.toUpperCase())}
      </button>
      <p className="meta" role="status">
        {said}
      </p>
    </SidePanel>
  );
}
