import { useId } from "react";
import { displayName, isMultilingual, languagesOf, namedLanguages, shownLanguage } from "../../state/models/models";
import { defaultJobOptions, mostCharacters } from "../../state/queue/jobOptions";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { FittingModel } from "../../ui/FittingModel";
import { Section } from "../../ui/Section";
import { Switch } from "../../ui/Switch";
import { TextOption } from "../../ui/TextOption";
import { Choice } from "./Choice";
import { SelectLine } from "./SelectLine";

/** What is spoken, what it is written in, and how names are spelled. */
export function LanguageSection() {
  const strings = useStrings();
  const { language: words } = strings.settings;
  const hints = strings.options;
  const { chooseLanguage, changeOptions } = useActions();
  const { model, language: named, options } = useApp((state) => state.choice);
  const models = useApp((state) => state.models);
  const { task, followLanguage, hotwords, initialPrompt } = defaultJobOptions;
  const only =
    model && !isMultilingual(model) ? words.onlyKnows(displayName(model), languagesOf(model, strings)) : undefined;
  const reset = () => {
    chooseLanguage(undefined);
    changeOptions({ task, followLanguage, hotwords, initialPrompt });
  };
  const chosen = model === undefined ? named : shownLanguage(model, named);
  const languages = model === undefined ? [] : namedLanguages(model, models, strings);
  const spoken = useId();
  return (
    <Section name={words.name} onReset={reset}>
      <SelectLine
        id={spoken}
        label={words.spoken}
        hint={
          only === undefined ? (
            words.spokenHint
          ) : (
            <>
              {only} <FittingModel onUse={() => document.getElementById(spoken)?.focus()} />
            </>
          )
        }
        value={chosen ?? ""}
        disabled={only !== undefined && languages.length === 1}
        onChange={(code) => chooseLanguage(code || undefined)}
      >
        {only === undefined && <option value="">{words.detect}</option>}
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectLine>
      {only === undefined && (
        <>
          <Choice
            label={words.writeIn}
            options={[
              { value: "transcribe", name: words.sameLanguage },
              { value: "translate", name: words.english },
            ]}
            value={options.task}
            onChange={(chosenTask) => changeOptions({ task: chosenTask })}
          />
          <Switch
            label={hints.followLanguage}
            checked={options.followLanguage}
            onChange={(follow) => changeOptions({ followLanguage: follow })}
          >
            {hints.followLanguageHint}
          </Switch>
        </>
      )}
      <TextOption
        label={words.terms}
        hint={hints.hotwordsHint}
        rows={2}
        value={options.hotwords}
        most={mostCharacters.hotwords}
        onChange={(text) => changeOptions({ hotwords: text })}
      />
      <TextOption
        label={hints.prompt}
        hint={hints.promptHint}
        rows={3}
        value={options.initialPrompt}
        most={mostCharacters.initialPrompt}
        onChange={(text) => changeOptions({ initialPrompt: text })}
      />
    </Section>
  );
}
