import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { displayName, namedLanguages, shownLanguage } from "../../state/models/models";
import { useActions, useApp } from "../../state/react";
import { fittingModel } from "../../state/selectors";
import { around } from "../../strings/around";
import { useStrings } from "../../strings/strings";
import { LanguageOptions, ModelOptions } from "../ChoiceOptions";
import { FittingModel } from "../FittingModel";
import { ProgressLine } from "../ProgressLine";
import { ShortSelect } from "../ShortSelect";
import css from "./Desk.module.css";
import { MicrophonePopover } from "./MicrophonePopover";
import { OptionsPopover } from "./OptionsPopover";
import { RecordKey } from "./RecordKey";

export const languageSelectId = "spoken-language";

/** The key that records, and what is transcribed with: a microphone, a model, the spoken language, options. */
export function NextFile() {
  const { show } = useActions();
  const models = useApp((state) => state.models);
  const engine = useApp((state) => state.engine);
  const view = useApp((state) => state.page.view);
  const { common, desk } = useStrings();
  return (
    <>
      <RecordKey />
      <div className={css.track}>
        <div className={css.over}>
          <EngineWords />
          <div className={css.choices}>
            <MicrophonePopover />
            <ModelSelect />
            <LanguageSelect />
            {models.length > 0 && <OptionsPopover />}
          </div>
          {view !== "start" && models.length > 0 && (
            <button type="button" className="btn" onClick={() => show({ view: "start" })}>
              {desk.anotherFile}
            </button>
          )}
        </div>
        {view !== "start" && <UnknownLanguage />}
        {engine.status === "loading" ? (
          <ProgressLine
            part={engine.loadedBytes}
            whole={engine.model.bytes}
            label={common.loading(displayName(engine.model))}
          />
        ) : (
          <div className={css.base} />
        )}
      </div>
    </>
  );
}

/** What the key does, or how far the model is: the key works at once. */
function EngineWords() {
  const engine = useApp((state) => state.engine);
  const { common, desk } = useStrings();
  const isOpening = useApp(({ microphone }) => microphone.status === "opening" && microphone.to === "record");
  if (isOpening) return <span className={css.state}>{desk.allowMicrophone}</span>;
  if (engine.status === "loading") {
    const words = common.loadingShare(displayName(engine.model), engine.loadedBytes, engine.model.bytes);
    return <span className={`meta ${css.state}`}>{words}</span>;
  }
  return (
    <span className={`${css.state} ${css.keys}`} aria-hidden="true">
      {around(desk.recordKey, <kbd>R</kbd>)}
    </span>
  );
}

function ModelSelect() {
  const { chooseModel } = useActions();
  const { desk } = useStrings();
  const models = useApp((state) => state.models);
  const chosen = useApp((state) => state.choice.model);
  if (chosen === undefined) return null;
  return (
    <Select label={desk.model} shown={displayName(chosen)}>
      <select
        aria-label={desk.model}
        value={chosen.name}
        onChange={(event) => {
          const model = models.find((one) => one.name === event.currentTarget.value);
          if (model) chooseModel(model);
        }}
      >
        <ModelOptions />
      </select>
    </Select>
  );
}

function LanguageSelect() {
  const { chooseLanguage } = useActions();
  const strings = useStrings();
  const { desk, formats } = strings;
  const { model, language: named } = useApp((state) => state.choice);
  const models = useApp((state) => state.models);
  if (model === undefined) return null;
  const language = shownLanguage(model, named);
  const shown = language === undefined ? desk.detect : formats.languageName(language);
  const languages = namedLanguages(model, models, strings);
  if (languages.length === 1) return <span className={css.fixed}>{shown}</span>;
  return (
    <Select label={desk.spokenLanguage} shown={shown}>
      <select
        id={languageSelectId}
        aria-label={desk.spokenLanguage}
        value={language ?? ""}
        onChange={(event) => chooseLanguage(event.currentTarget.value || undefined)}
      >
        <LanguageOptions model={model} />
      </select>
    </Select>
  );
}

/** Answers at once who asks a model of one language for more; the first page does in a note. */
function UnknownLanguage() {
  const { options } = useStrings();
  const model = useApp((state) => state.choice.model);
  const isAsked = useApp((state) => fittingModel(state) !== undefined);
  if (model === undefined || !isAsked) return null;
  return (
    <p className={`meta ${css.answer}`} role="status">
      {options.onlyEnglish(displayName(model))}{" "}
      <FittingModel onUse={() => document.getElementById(languageSelectId)?.focus()} />
    </p>
  );
}

/** A list whose choice and an arrow are seen. */
function Select({
  label,
  shown,
  children,
}: {
  readonly label: string;
  readonly shown: string;
  readonly children: ReactNode;
}) {
  return (
    <ShortSelect className={css.select} title={label}>
      <span aria-hidden="true">{shown}</span>
      <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      {children}
    </ShortSelect>
  );
}
