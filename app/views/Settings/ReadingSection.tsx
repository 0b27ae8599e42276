import { useActions, useApp } from "../../state/react";
import { defaultPreferences, textSizes } from "../../state/settings/settings";
import { isLanguageCode, languages } from "../../strings/languages";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import { Switch } from "../../ui/Switch";
import { Choice } from "./Choice";
import { NoticeSwitch } from "./NoticeSwitch";
import { SelectLine } from "./SelectLine";
import css from "./Settings.module.css";

/** How the page looks, is read out and is operated. */
export function ReadingSection() {
  const { reading: words } = useStrings().settings;
  const { changePreferences } = useActions();
  const preferences = useApp((state) => state.preferences);
  const { theme, typeface, textSize, speakNewText, doneSound, doneNotice } = defaultPreferences;
  const { singleKeys, pedalKeys, interfaceLanguage } = defaultPreferences;
  const reset = () =>
    changePreferences({
      ...{ theme, typeface, textSize, speakNewText, doneSound, doneNotice },
      ...{ singleKeys, pedalKeys, interfaceLanguage },
    });
  return (
    <Section name={words.name} onReset={reset}>
      <Choice
        label={words.theme}
        options={(["auto", "light", "dark"] as const).map((value) => ({ value, name: words.themes[value] }))}
        value={preferences.theme}
        onChange={(value) => changePreferences({ theme: value })}
      />
      <Choice
        label={words.type}
        options={(["serif", "sans"] as const).map((value) => ({ value, name: words.types[value] }))}
        value={preferences.typeface}
        onChange={(value) => changePreferences({ typeface: value })}
      />
      <Choice
        label={words.size}
        hint={words.sizeHint}
        options={[
          { value: "usual", name: words.sizeUsual } as const,
          ...textSizes.map((value) => ({ value, name: words.sizeOf(value) })),
        ]}
        value={preferences.textSize ?? "usual"}
        onChange={(value) => changePreferences({ textSize: value === "usual" ? undefined : value })}
      />
      <p className={css.sample}>{words.sample}</p>
      <Switch
        label={words.speak}
        checked={preferences.speakNewText === "on"}
        onChange={(on) => changePreferences({ speakNewText: on ? "on" : "off" })}
      >
        {words.speakHint}
      </Switch>
      <Switch
        label={words.doneSound}
        checked={preferences.doneSound === "on"}
        onChange={(on) => changePreferences({ doneSound: on ? "on" : "off" })}
      >
        {words.doneSoundHint}
      </Switch>
      <NoticeSwitch />
      <Switch
        label={words.keys}
        checked={preferences.singleKeys === "on"}
        onChange={(on) => changePreferences({ singleKeys: on ? "on" : "off" })}
      >
        {words.keysHint}
      </Switch>
      <Switch
        label={words.pedals}
        checked={preferences.pedalKeys === "on"}
        onChange={(on) => changePreferences({ pedalKeys: on ? "on" : "off" })}
      >
        {words.pedalsHint}
      </Switch>
      <SelectLine
        label={words.interfaceLanguage}
        value={preferences.interfaceLanguage}
        onChange={(code) => changePreferences({ interfaceLanguage: isLanguageCode(code) ? code : "auto" })}
      >
        <option value="auto">{words.auto}</option>
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </SelectLine>
    </Section>
  );
}
