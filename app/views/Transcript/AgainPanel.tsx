import { useState } from "react";
import { displayName, isMultilingual, languageFor, languagesOf, namedLanguages } from "../../state/models/models";
import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Switch } from "../../ui/Switch";
import css from "./editor/FindPanel.module.css";
import { SidePanel } from "./SidePanel";

export interface AgainPanelProps {
  readonly job: Job;
  readonly onClose: () => void;
}

/** The same sound with another model, language or options. The text that is there stays, edited or not. */
export function AgainPanel({ job, onClose }: AgainPanelProps) {
  const strings = useStrings();
  const { again: words, desk, options: optionWords } = strings;
  const { openSound, transcribeAgain } = useActions();
  const models = useApp((state) => state.models);
  const usual = useApp((state) => state.choice);
  const [choice, setChoice] = useState({ ...usual, language: job.language ?? usual.language });
  const [outcome, setOutcome] = useState<"begun" | "no-sound">();
  const { model, options } = choice;
  const language = model && languageFor(model, choice.language);
  const begin = async () => {
    // The browser may ask whether the file of an earlier visit may be read.
    if (job.kind === "file" && job.file.status === "ask") await openSound(job.id);
    return transcribeAgain(job.id, choice);
  };
  const change = (more: Partial<typeof options>) => setChoice({ ...choice, options: { ...options, ...more } });
  return (
    <SidePanel title={words.title} focus="title" small="top" onClose={onClose}>
      <select
        className={css.field}
        aria-label={desk.model}
        value={model?.name}
        onChange={({ currentTarget }) =>
          setChoice({ ...choice, model: models.find(({ name }) => name === currentTarget.value) })
        }
      >
        {models.map((one) => (
          <option key={one.name} value={one.name}>
            {desk.modelOption(displayName(one), languagesOf(one, strings), one.bytes)}
          </option>
        ))}
      </select>
      {model && isMultilingual(model) && (
        <select
          className={css.field}
          aria-label={desk.spokenLanguage}
          value={language ?? ""}
          onChange={({ currentTarget }) => setChoice({ ...choice, language: currentTarget.value || undefined })}
        >
          <option value="">{desk.detect}</option>
          {namedLanguages(model, models, strings).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Switch
        label={optionWords.wordTimes}
        checked={options.wordTimestamps}
        onChange={(wordTimestamps) => change({ wordTimestamps })}
      />
      <Switch
        label={optionWords.skipSilence}
        checked={options.skipSilence}
        onChange={(skipSilence) => change({ skipSilence })}
      />
      <button
        type="button"
        className="btn prime"
        disabled={model === undefined}
        onClick={() => void begin().then(setOutcome)}
      >
        {words.begin}
      </button>
      <p role="status" className={outcome === "no-sound" ? "slow" : "meta"}>
        {outcome === "no-sound" ? words.noSound : words.stays}
      </p>
    </SidePanel>
  );
}
