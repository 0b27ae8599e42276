import { Download } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Caption, type CaptionRules, checkCaptions, type ExportOptions } from "../../../engine/index";
import type { Job } from "../../state/queue/job";
import { useActions, useApp, useTitle, useTranscript } from "../../state/react";
import { defaultPreferences, type FileFormat } from "../../state/settings/settings";
import { withLines } from "../../state/settings/subtitlePresets";
import { type Transcript, textLanguage } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { OverPicture } from "./captions/OverPicture";
import { RulesFields } from "./captions/RulesFields";
import { WordTimes } from "./captions/WordTimes";
import { DocumentOptions } from "./DocumentOptions";
import type { HeadPart } from "./documentHead";
import css from "./ExportPanel.module.css";
import {
  canSetWords,
  captionsOf,
  type ExportSetting,
  exportFile,
  formatName,
  formatsOf,
  isDocument,
  isOfSpeakers,
  isSubtitles,
  previewText,
  saveFile,
} from "./exporting";
import { type Chosen, exportSetting, usualParts } from "./exportSetting";
import { SidePanel } from "./SidePanel";
import { SubtitleOptions } from "./SubtitleOptions";

export interface ExportPanelProps {
  readonly job: Job;
  /** Whether the captions are seen, which have rules. */
  readonly isOfCaptions: boolean;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Characters of a file that are shown. */
const shownCharacters = 500;

/** Choose a format, see how the file begins, save it. In the aside, or a sheet over the desk on small screens. */
export function ExportPanel({ job, isOfCaptions, onClose, onSaved }: ExportPanelProps) {
  const strings = useStrings();
  const { exporting } = strings;
  const { changePreferences } = useActions();
  const transcript = useTranscript(job);
  const formats = useMemo(() => formatsOf(transcript), [transcript]);
  const [wished, setFormat] = useState(useApp((state) => state.preferences.exportFormat));
  const format = formats.includes(wished) ? wished : defaultPreferences.exportFormat;
  const [panel, setPanel] = useState<ExportOptions>({});
  const [plain, setPlain] = useState<ReadonlySet<HeadPart>>(() => usualParts("txt"));
  const [full, setFull] = useState<ReadonlySet<HeadPart>>(() => usualParts("docx"));
  const [parts, setParts] = format === "txt" || format === "md" ? [plain, setPlain] : [full, setFull];
  // Of what, and by what was chosen then.
  const [saved, setSaved] = useState<readonly unknown[]>();
  const chosen = useApp((state) => state.preferences.subtitles);
  const hasCaptions = isOfCaptions || (transcript.captions?.length ?? 0) > 0;
  const rules = useMemo(() => (hasCaptions ? withLines(chosen) : chosen), [hasCaptions, chosen]);
  const title = useTitle(job);
  const setting = useSetting({ transcript, title, format, panel, parts, rules, seconds: job.totalSeconds });
  const shown = useMemo(() => beginningOf(transcript, format, setting), [transcript, format, setting]);
  const captions = useMemo(
    () => (isSubtitles(format) ? captionsOf(transcript, setting) : undefined),
    [transcript, format, setting],
  );
  const { captions: rulesKept } = setting.options;
  const written = [format, panel, parts, rules, title, transcript.segments, transcript.captions];
  const save = async () => {
    const blob = await exportFile(transcript, format, setting);
    if ((await saveFile(blob, title, format)) !== "saved") return;
    setSaved(written);
    changePreferences({ exportFormat: format });
    onSaved();
  };
  const isSaved = written.every((one, index) => one === saved?.[index]);
  return (
    <SidePanel title={exporting.title} focus="inside" small="sheet" onClose={onClose}>
      <Formats {...{ formats, format }} onChange={setFormat} />
      {isSubtitles(format) && (
        <>
          <RulesFields rules={rules} asSpoken={hasCaptions ? "hidden" : "offered"} />
          <WordTimes job={job} needed={rules.lineLength === undefined ? "no" : "yes"} />
          {!isOfCaptions && <OverPicture captions={captions ?? transcript.segments} />}
        </>
      )}
      {canSetWords(transcript, format) && (
        <SubtitleOptions options={panel} hasRules={rules.lineLength !== undefined} onChange={setPanel} />
      )}
      {isDocument(format) && <DocumentOptions parts={parts} onChange={setParts} />}
      {isOfSpeakers(format) && <p className="meta">{exporting.ofSpeakers[format]}</p>}
      {format === "html" && transcript.source.kind === "file" && (
        <p className="meta">{exporting.soundBeside(transcript.source.name)}</p>
      )}
      <p className="sr">{exporting.begins}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the panel is scrolled to by keys, too */}
      <pre className={css.preview} data-lines={isDocument(format) ? undefined : ""} dir="auto" tabIndex={0}>
        <span lang={textLanguage(transcript)}>{shown}</span>
      </pre>
      <div className={css.foot}>
        {captions && rulesKept && <Check captions={captions} rules={rulesKept} />}
        <button type="button" className="btn prime" onClick={() => void save()}>
          <Download size={20} strokeWidth={1.75} aria-hidden="true" />
          {exporting.saveAs(formatName(format))}
        </button>
        <p className="meta" role="status">
          {isSaved && exporting.savedAs(formatName(format))}
        </p>
      </div>
    </SidePanel>
  );
}

/** How the file is written by what was chosen. */
function useSetting({ transcript, title, format, panel, parts, rules, seconds }: Chosen): ExportSetting {
  const strings = useStrings();
  return useMemo(
    () => exportSetting({ transcript, title, format, panel, parts, rules, seconds }, strings),
    [transcript, title, format, panel, parts, rules, seconds, strings],
  );
}

/** How a file begins, by whole lines. */
function beginningOf(transcript: Transcript, format: FileFormat, setting: ExportSetting): string {
  const text = previewText(transcript, format, setting);
  const end = text.indexOf("\n", shownCharacters);
  return text.slice(0, end < 0 || end > 2 * shownCharacters ? shownCharacters : end);
}

interface FormatsProps {
  readonly formats: readonly FileFormat[];
  readonly format: FileFormat;
  readonly onChange: (format: FileFormat) => void;
}

function Formats({ formats, format, onChange }: FormatsProps) {
  const { exporting } = useStrings();
  const chosen = useRef<HTMLInputElement>(null);
  useEffect(() => chosen.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset className={css.formats}>
      <legend className="sr">{exporting.format}</legend>
      {formats.map((one) => (
        <label key={one} className={css.format} data-format={one}>
          <input
            ref={one === format ? chosen : undefined}
            type="radio"
            name="format"
            value={one}
            checked={one === format}
            onChange={() => onChange(one)}
          />
          <span>{formatName(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface CheckProps {
  readonly captions: readonly Caption[];
  readonly rules: CaptionRules;
}

/** How many subtitles there are, and how many of them break a rule: that stops nobody. */
function Check({ captions, rules }: CheckProps) {
  const { captions: words } = useStrings();
  const broken = useMemo(
    () => checkCaptions(captions, rules).filter((warnings) => warnings.length > 0).length,
    [captions, rules],
  );
  return <p className="meta">{words.checked(captions.length, broken)}</p>;
}
