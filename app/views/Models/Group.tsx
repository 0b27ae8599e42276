import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useState } from "react";
import type { ShelfGroup } from "../../state/models/shelfGroups";
import { useStrings } from "../../strings/strings";
import { Fold } from "./Fold";
import css from "./ModelList.module.css";
import { ModelRow } from "./ModelRow";

interface GroupProps {
  readonly group: ShelfGroup;
  /** The name of the model that suits this device. */
  readonly advised: string | undefined;
}

/** One size of model: a line that opens it, where nothing of it is here. */
export function Group({ group, advised }: GroupProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (group.look === "open") {
    return (
      <li className={css.group}>
        <Formats group={group} advised={advised} heading="h2" />
      </li>
    );
  }
  return (
    <li className={css.group}>
      <Fold group={group} controls={id} state={isOpen ? "open" : "folded"} onPress={() => setOpen(!isOpen)} />
      <div id={id} className={css.others}>
        {isOpen && <Formats group={group} advised={advised} heading="h3" />}
      </div>
    </li>
  );
}

interface FormatsProps extends GroupProps {
  readonly heading: "h2" | "h3";
}

/** The recommended formats of a size, and on demand the others. */
function Formats({ group, advised, heading }: FormatsProps) {
  const { size, shown, others } = group;
  const strings = useStrings().models.formats;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Icon = isOpen ? ChevronUp : ChevronDown;
  const rowOf = (model: ShelfGroup["shown"][number]) => (
    <ModelRow key={model.name} model={model} advised={advised} heading={heading} />
  );
  return (
    <>
      {shown.map(rowOf)}
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
            {isOpen && others.map(rowOf)}
          </div>
        </>
      )}
    </>
  );
}
