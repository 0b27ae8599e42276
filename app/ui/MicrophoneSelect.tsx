import { useActions, useApp } from "../state/react";
import { useStrings } from "../strings/strings";

/** Which microphone the next recording hears; `id` is that of a label, without which it names itself. */
export function MicrophoneSelect({ id }: { readonly id?: string }) {
  const { microphone: strings } = useStrings();
  const { changeSound } = useActions();
  const microphones = useApp((state) => state.microphones);
  const chosen = useApp((state) => state.sound.microphone);
  return (
    <select
      id={id}
      aria-label={id === undefined ? strings.device : undefined}
      value={chosen ?? ""}
      onChange={(event) => changeSound({ microphone: event.currentTarget.value || undefined })}
    >
      <option value="">{strings.systemsChoice}</option>
      {microphones.map((one) => (
        <option key={one.id} value={one.id}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
