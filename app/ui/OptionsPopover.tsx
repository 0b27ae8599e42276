import { SlidersHorizontal, X } from "lucide-react";
import { useId } from "react";
import { countChanges, defaultJobOptions, mostCharacters } from "../state/jobOptions";
import { displayName, isMultilingual } from "../state/models";
import { useActions, useApp } from "../state/react";
import css from "./OptionsPopover.module.css";
import { Switch } from "./Switch";
import { TextOption } from "./TextOption";

/** How the next file is transcribed: a button on the desk, and the browser's own popover, closed by Esc or a press outside. */
export function OptionsPopover() {
  const id = useId();
  const changes = useApp((state) => countChanges(state.choice.options));
  return (
    <>
      <button type="button" className={css.button} popoverTarget={id} aria-haspopup="dialog">
        <SlidersHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className="wide-only">Options</span>
        {changes > 0 && (
          <span className={css.count}>
            {changes}
            <span className="sr"> changed</span>
          </span>
        )}
      </button>
      <div id={id} popover="auto" role="dialog" aria-label="Options" className={css.panel}>
        <div className={css.top}>
          <h2>Options</h2>
          <button type="button" className="btn bare" aria-label="Close" popoverTarget={id} popoverTargetAction="hide">
            <X size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </div>
        <Options />
      </div>
    </>
  );
}

function Options() {
  const { changeOptions } = useActions();
  const { model, options } = useApp((state) => state.choice);
  const onlyOne = model !== undefined && !isMultilingual(model);
  return (
    <div className={css.options}>
      <p className="meta">For the files that you open from now on. Kept in this browser.</p>
      <Switch
        label="Translate into English"
        checked={!onlyOne && options.task === "translate"}
        disabled={onlyOne}
        onChange={(on) => changeOptions({ task: on ? "translate" : "transcribe" })}
      >
        {onlyOne ? `${displayName(model)} knows only English.` : "Whatever is spoken, the text is English."}
      </Switch>
      <Switch
        label="Word times"
        checked={options.wordTimestamps}
        onChange={(wordTimestamps) => changeOptions({ wordTimestamps })}
      >
        When each word is spoken, for JSON, SRT and VTT.
      </Switch>
      <Switch
        label="Skip silence"
        checked={options.skipSilence}
        onChange={(skipSilence) => changeOptions({ skipSilence })}
      >
        Stretches without speech are not transcribed, so nothing is invented in them.
      </Switch>
      <Switch
        label="The language may change"
        checked={!onlyOne && options.followLanguage}
        disabled={onlyOne}
        onChange={(followLanguage) => changeOptions({ followLanguage })}
      >
        {onlyOne
          ? `${displayName(model)} knows only English.`
          : "Looks for the language after every pause, unless one is chosen. Takes longer."}
      </Switch>
      <Switch label="Fastest" checked={options.fastest} onChange={(fastest) => changeOptions({ fastest })}>
        For long files: silence is skipped and several stretches are transcribed at once, which costs some exactness.
      </Switch>
      <TextOption
        label="Names and words to expect"
        hint="Spelled the way you write them here."
        value={options.hotwords}
        most={mostCharacters.hotwords}
        rows={2}
        onChange={(hotwords) => changeOptions({ hotwords })}
      />
      <TextOption
        label="What came before, or the style"
        hint="Text that the recording goes on from, or some written as you want it."
        value={options.initialPrompt}
        most={mostCharacters.initialPrompt}
        rows={3}
        onChange={(initialPrompt) => changeOptions({ initialPrompt })}
      />
      <button type="button" className={`link ${css.reset}`} onClick={() => changeOptions(defaultJobOptions)}>
        Back to how they were at first
      </button>
    </div>
  );
}
