import { useEffect } from "react";
import { useActions, useApp } from "../../state/react";
import { defaultPreferences } from "../../state/settings/settings";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import { Switch } from "../../ui/Switch";
import css from "./Voices.module.css";

/** Which voices are remembered, if any are to be. */
export function VoicesSection() {
  const { memory: words } = useStrings().speakers;
  const { changePreferences, lookForVoices, forgetVoice, forgetAllVoices } = useActions();
  const isOn = useApp(({ preferences }) => preferences.rememberVoices === "on");
  const known = useApp(({ knownVoices }) => knownVoices);
  useEffect(() => void lookForVoices(), [lookForVoices]);
  const reset = () => changePreferences({ rememberVoices: defaultPreferences.rememberVoices });
  return (
    <Section name={words.name} onReset={reset}>
      <Switch
        label={words.remember}
        checked={isOn}
        onChange={(on) => changePreferences({ rememberVoices: on ? "on" : "off" })}
      >
        {words.rememberHint}
      </Switch>
      {known.length === 0 ? (
        isOn && <p className="meta">{words.none}</p>
      ) : (
        <div className={css.known}>
          <ul className={css.voices}>
            {known.map(({ name, heard }) => (
              <li key={name} className={css.voice}>
                <span>
                  <bdi>{name}</bdi> <span className="meta">{words.heardIn(heard.length)}</span>
                </span>
                <button
                  type="button"
                  className="btn bare"
                  aria-label={words.forgetName(name)}
                  onClick={() => void forgetVoice(name)}
                >
                  {words.forget}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="btn" onClick={() => void forgetAllVoices()}>
            {words.forgetAll}
          </button>
        </div>
      )}
    </Section>
  );
}
