import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useStrings } from "../../strings/strings";

interface Props {
  readonly name: string;
  readonly state: "open" | "done";
  readonly children: ReactNode;
}

/** A step of the check: its name, whether it is done, and what there is to say of it. */
export function CheckStep({ name, state, children }: Props) {
  const { steps } = useStrings().settings.microphone;
  const isDone = state === "done";
  return (
    <li data-done={isDone || undefined}>
      <b>
        {isDone && <Check size={16} strokeWidth={2.5} aria-hidden="true" />}
        {name}
      </b>
      {isDone && <span className="sr">{steps.done}</span>}
      {children}
    </li>
  );
}
