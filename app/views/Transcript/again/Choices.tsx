import { isMultilingual, languageFor } from "../../../state/models/models";
import type { Job } from "../../../state/queue/job";
import { mostCharacters } from "../../../state/queue/jobOptions";
import type { Choice } from "../../../state/queue/queueState";
import { useApp } from "../../../state/react";
import { useStrings } from "../../../strings/strings";
import { LanguageOptions, ModelOptions } from "../../../ui/ChoiceOptions";
import { Switch } from "../../../ui/Switch";
import { TextOption } from "../../../ui/TextOption";
import fields from "../PanelFields.module.css";
import css from "./AgainPanel.module.css";

interface ChoicesProps {
  readonly job: Job;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** With which model, and in which language. */
export function Choices({ choice, onChoose }: Omit<ChoicesProps, "job">) {
  const { desk } = useStrings();
  const models = useApp((state) => state.models);
  const { model } = choice;
  const several = model !== undefined && isMultilingual(model);
  return (
    <>
      <select
        className={fields.field}
        aria-label={desk.model}
        value={model?.name}
        onChange={({ currentTarget }) =>
          onChoose({ ...choice, model: models.find(({ name }) => name === currentTarget.value) })
        }
      >
        <ModelOptions />
      </select>
      {several && (
        <select
          className={fields.field}
          aria-label={desk.spokenLanguage}
          value={languageFor(model, choice.language) ?? ""}
          onChange={({ currentTarget }) => onChoose({ ...choice, language: currentTarget.value || undefined })}
        >
          <LanguageOptions model={model} />
        </select>
      )}
    </>
  );
}

/** How it is written down, beneath a word that opens them. */
export function MoreChoices({ job, choice, onChoose }: ChoicesProps) {
  const { options: words } = useStrings();
  const { model, options } = choice;
  const change = (more: Partial<typeof options>) => onChoose({ ...choice, options: { ...options, ...more } });
  return (
    <details className={css.more}>
      <summary>{words.title}</summary>
      {model !== undefined && isMultilingual(model) && (
        <Switch
          label={words.translate}
          checked={options.task === "translate"}
          onChange={(on) => change({ task: on ? "translate" : "transcribe" })}
        />
      )}
      {/* Of a recording they are always wanted. */}
      {job.kind === "file" && (
        <>
          <Switch
            label={words.wordTimes}
            checked={options.wordTimestamps}
            onChange={(wordTimestamps) => change({ wordTimestamps })}
          />
          <Switch
            label={words.skipSilence}
            checked={options.skipSilence}
            onChange={(skipSilence) => change({ skipSilence })}
          />
        </>
      )}
      <TextOption
        label={words.hotwords}
        hint={words.hotwordsHint}
        value={options.hotwords}
        most={mostCharacters.hotwords}
        rows={2}
        onChange={(hotwords) => change({ hotwords })}
      />
    </details>
  );
}
