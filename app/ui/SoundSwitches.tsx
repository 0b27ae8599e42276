import { useActions, useApp } from "../state/react";
import { useStrings } from "../strings/strings";
import { Switch } from "./Switch";

/** What is taken out of a microphone's sound. */
export function SoundSwitches() {
  const { microphone: strings } = useStrings();
  const { changeSound } = useActions();
  const { echoCancellation, noiseSuppression } = useApp((state) => state.sound);
  return (
    <>
      <Switch label={strings.echo} checked={echoCancellation} onChange={(on) => changeSound({ echoCancellation: on })}>
        {strings.echoHint}
      </Switch>
      <Switch label={strings.noise} checked={noiseSuppression} onChange={(on) => changeSound({ noiseSuppression: on })}>
        {strings.noiseHint}
      </Switch>
    </>
  );
}
