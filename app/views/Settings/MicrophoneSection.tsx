import { defaultJobOptions } from "../../state/queue/jobOptions";
import { useActions, useApp } from "../../state/react";
import { defaultPreferences, defaultSound } from "../../state/settings/settings";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import { SoundSwitches } from "../../ui/SoundSwitches";
import { Switch } from "../../ui/Switch";
import { MicCheck } from "./MicCheck";

/** What the next recording hears, and whether anything is heard at all. */
export function MicrophoneSection() {
  const { settings, microphone, options } = useStrings();
  const strings = settings.microphone;
  const { changeSound, changeOptions, changePreferences } = useActions();
  const sound = useApp((state) => state.sound);
  const skipSilence = useApp((state) => state.choice.options.skipSilence);
  const keepAudio = useApp((state) => state.preferences.keepAudio);
  const canShareTab = "getDisplayMedia" in (navigator.mediaDevices ?? {});
  const reset = () => {
    changeSound(defaultSound);
    changeOptions({ skipSilence: defaultJobOptions.skipSilence });
    changePreferences({ keepAudio: defaultPreferences.keepAudio });
  };
  return (
    <Section name={strings.name} onReset={reset}>
      <MicCheck />
      <Switch
        label={strings.tab}
        checked={sound.source !== "microphone"}
        disabled={!canShareTab}
        onChange={(on) => changeSound({ source: on ? "both" : "microphone" })}
      >
        {canShareTab ? strings.tabHint : microphone.noTabs}
      </Switch>
      <SoundSwitches />
      <Switch
        label={options.skipSilence}
        checked={skipSilence}
        onChange={(skip) => changeOptions({ skipSilence: skip })}
      >
        {options.skipSilenceHint}
      </Switch>
      <Switch
        label={strings.keepAudio}
        checked={keepAudio === "on"}
        onChange={(keep) => changePreferences({ keepAudio: keep ? "on" : "off" })}
      >
        {strings.keepAudioHint}
      </Switch>
    </Section>
  );
}
