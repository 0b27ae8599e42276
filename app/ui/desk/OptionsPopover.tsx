import { SlidersHorizontal } from "lucide-react";
import { useId, useRef } from "react";
import { draftChoice, draftersOf } from "../../state/models/drafters";
import { displayName, isMultilingual } from "../../state/models/models";
import { countChanges, defaultJobOptions, mostCharacters } from "../../state/queue/jobOptions";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { FittingModel } from "../FittingModel";
import { Switch } from "../Switch";
import { TextOption } from "../TextOption";
import css from "./OptionsPopover.module.css";
import { PopoverPanel } from "./PopoverPanel";

/** How the next file is transcribed: a button on the desk, and the browser's own popover, closed by Esc or a press outside. */
export function OptionsPopover() {
  const { options: strings } = useStrings();
  const id = useId();
  const changes = useApp((state) => countChanges(state.choice.options));
  return (
    <>
      <button type="button" className={css.button} popoverTarget={id} aria-haspopup="dialog">
        <SlidersHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className="wide-only">{strings.title}</span>
        {changes > 0 && (
          <span className={css.count}>
            <span aria-hidden="true">{changes}</span>
            <span className="sr">{strings.changed(changes)}</span>
          </span>
        )}
      </button>
      <PopoverPanel id={id} title={strings.title}>
        <Options />
      </PopoverPanel>
    </>
  );
}

function Options() {
  const { changeOptions } = useActions();
  const { model, options } = useApp((state) => state.choice);
  const { options: strings } = useStrings();
  const place = useRef<HTMLDivElement>(null);
  const onlyOne = model !== undefined && !isMultilingual(model);
  return (
    <div ref={place} className={css.options}>
      <p className="meta">{strings.about}</p>
      <Switch
        label={strings.translate}
        checked={options.task === "translate"}
        onChange={(on) => changeOptions({ task: on ? "translate" : "transcribe" })}
      >
        {onlyOne ? (
          <>
            {strings.onlyEnglish(displayName(model))}{" "}
            <FittingModel onUse={() => place.current?.querySelector<HTMLElement>("[role=switch]")?.focus()} />
          </>
        ) : (
          strings.translateHint
        )}
      </Switch>
      <Switch
        label={strings.wordTimes}
        checked={options.wordTimestamps}
        onChange={(wordTimestamps) => changeOptions({ wordTimestamps })}
      >
        {strings.wordTimesHint}
      </Switch>
      <Switch
        label={strings.skipSilence}
        checked={options.skipSilence}
        onChange={(skipSilence) => changeOptions({ skipSilence })}
      >
        {strings.skipSilenceHint}
      </Switch>
      <Switch
        label={strings.followLanguage}
        checked={!onlyOne && options.followLanguage}
        disabled={onlyOne}
        onChange={(followLanguage) => changeOptions({ followLanguage })}
      >
        {onlyOne ? strings.onlyEnglish(displayName(model)) : strings.followLanguageHint}
      </Switch>
      <Switch
        label={strings.tellSpeakers}
        checked={options.tellSpeakers}
        onChange={(tellSpeakers) => changeOptions({ tellSpeakers })}
      >
        {strings.tellSpeakersHint}
      </Switch>
      <Switch label={strings.fastest} checked={options.fastest} onChange={(fastest) => changeOptions({ fastest })}>
        {strings.fastestHint}
      </Switch>
      <Drafts />
      <TextOption
        label={strings.hotwords}
        hint={strings.hotwordsHint}
        value={options.hotwords}
        most={mostCharacters.hotwords}
        rows={2}
        onChange={(hotwords) => changeOptions({ hotwords })}
      />
      <TextOption
        label={strings.prompt}
        hint={strings.promptHint}
        value={options.initialPrompt}
        most={mostCharacters.initialPrompt}
        rows={3}
        onChange={(initialPrompt) => changeOptions({ initialPrompt })}
      />
      <button type="button" className={`link ${css.reset}`} onClick={() => changeOptions(defaultJobOptions)}>
        {strings.reset}
      </button>
    </div>
  );
}

/** Which of the stored models writes ahead. */
function Drafts() {
  const { changeOptions } = useActions();
  const { model, options } = useApp((state) => state.choice);
  const shelf = useApp((state) => state.shelf);
  const { options: strings } = useStrings();
  const [field, about] = [useId(), useId()];
  if (model === undefined) return null;
  const drafters = draftersOf(model, shelf);
  const usual = drafters.length === 0 ? strings.noDrafter(displayName(model)) : strings.draftsHint;
  return (
    <div className={css.field}>
      <label htmlFor={field}>{strings.drafts}</label>
      <select
        id={field}
        value={draftChoice(options.drafts, drafters)}
        disabled={drafters.length === 0 || options.fastest}
        aria-describedby={about}
        onChange={(event) => changeOptions({ drafts: event.currentTarget.value })}
      >
        <option value="auto">{strings.draftsAuto}</option>
        {drafters.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value="none">{strings.draftsNone}</option>
      </select>
      <p id={about} className="meta">
        {options.fastest ? strings.draftsFastest : usual}
      </p>
    </div>
  );
}
