import { Merge } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useActions } from "../../state/react";
import { speakerName } from "../../state/recording/speakers";
import { useStrings } from "../../strings/strings";
import { Menu, MenuItem } from "../../ui/Menu";
import css from "./LiveVoice.module.css";
import fields from "./PanelFields.module.css";

/** The voices of a recording that is made, by name. */
export interface LiveVoices {
  readonly job: number;
  readonly names: readonly string[];
}

export interface LiveVoiceProps {
  readonly voices: LiveVoices;
  readonly name: string;
  /** How it is told in the margin. */
  readonly children: ReactNode;
}

/** A voice in the margin of a recording that is made: pressed, it is given a name, or is another one that was heard before. */
export function LiveVoice({ voices: { job, names }, name, children }: LiveVoiceProps) {
  const strings = useStrings();
  const { callVoice } = useActions();
  const [state, setState] = useState<"open" | "closed">("closed");
  const { speakers } = strings;
  const shown = speakerName(name, strings);
  const others = names.filter((other) => other !== name);
  return (
    <Menu label={speakers.more(shown)} face={<span className={css.face}>{children}</span>} onToggle={setState}>
      {state === "open" && (
        <>
          <NameField
            key={name}
            shown={shown}
            number={names.indexOf(name) + 1}
            onCall={(to) => void callVoice(job, name, to)}
          />
          {others.map((other) => (
            <MenuItem
              key={other}
              icon={<Merge size={20} strokeWidth={1.75} aria-hidden="true" />}
              label={speakers.mergeWith(speakerName(other, strings))}
              onClick={() => void callVoice(job, name, other)}
            />
          ))}
        </>
      )}
    </Menu>
  );
}

interface NameFieldProps {
  readonly shown: string;
  readonly number: number;
  readonly onCall: (name: string) => void;
}

/** Enter, and whoever leaves the field, gives the name; Esc does not. */
function NameField({ shown, number, onCall }: NameFieldProps) {
  const { editing } = useStrings();
  const field = useRef<HTMLInputElement>(null);
  const call = () => {
    const to = field.current?.value.trim() ?? "";
    if (to !== "" && to !== shown) onCall(to);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") event.currentTarget.value = shown;
    if (event.key !== "Enter") return;
    // The name has the focus again, and the key would press it.
    event.preventDefault();
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
  };
  return (
    <input
      ref={field}
      className={`${fields.field} ${css.name}`}
      aria-label={editing.nameOf(number)}
      defaultValue={shown}
      onBlur={call}
      onKeyDown={press}
    />
  );
}
