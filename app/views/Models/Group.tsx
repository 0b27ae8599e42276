import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useState } from "react";
import type { ShelfGroup } from "../../state/models/shelfGroups";
import { useStrings } from "../../strings/strings";
import css from "./ModelList.module.css";
import { ModelRow } from "./ModelRow";

interface GroupProps {
  readonly group: ShelfGroup;
  /** The name of the model that suits this device. */
  readonly advised: string | undefined;
}

/** One size of model: its recommended formats, and on demand the others. */
export function Group({ group, advised }: GroupProps) {
  const { size, shown, others } = group;
  const strings = useStrings().models.formats;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Icon = isOpen ? ChevronUp : ChevronDown;
  return (
    <li className={css.group}>
      {shown.map((model) => (
        <ModelRow key={model.name} model={model} advised={advised} />
      ))}
      {others.length > 0 && (
        <>
          <button
            type="button"
            className={css.more}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={strings.moreOf(size, others.length)}
            onClick={() => setOpen(!isOpen)}
          >
            {strings.more(others.length)}
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <div id={id} className={css.others}>
            {isOpen && others.map((model) => <ModelRow key={model.name} model={model} advised={advised} />)}
          </div>
        </>
      )}
    </li>
  );
}
