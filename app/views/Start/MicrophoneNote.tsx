import { useEffect, useState } from "react";
import { failureText } from "../../state/failures";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton } from "../../ui/Note";

/** Why nothing can be recorded, and what can be done about it. */
export function MicrophoneNote() {
  const strings = useStrings();
  const { record } = useActions();
  const failure = useApp(({ microphone }) => (microphone.status === "failed" ? microphone.failure : undefined));
  const [help, setHelp] = useState<"shown" | "hidden">("hidden");
  useLookAgain(failure?.code === "mic-missing");
  if (failure === undefined) return null;
  const { sentence, action, label } = failureText(failure, { file: undefined, model: undefined }, strings);
  const press = () => {
    if (action === "allow-microphone") setHelp("shown");
    else if (action === "open-alone") window.open(location.href, "_blank", "noopener");
    else void record();
  };
  return (
    <Note tone="bad" action={help === "shown" ? null : <NoteButton label={label} onClick={press} />}>
      {sentence}
      {help === "shown" && ` ${strings.microphone.howToAllow}`}
    </Note>
  );
}

/** A microphone that is plugged in takes the note away. */
function useLookAgain(isMissing: boolean): void {
  const { dismissMicrophone } = useActions();
  useEffect(() => {
    if (!isMissing) return;
    const { mediaDevices } = navigator;
    mediaDevices?.addEventListener("devicechange", dismissMicrophone);
    return () => mediaDevices?.removeEventListener("devicechange", dismissMicrophone);
  }, [isMissing, dismissMicrophone]);
}
