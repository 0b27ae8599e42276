import { ChevronDown, ChevronUp } from "lucide-react";
import { useId } from "react";
import { languagesOf } from "../../state/models/models";
import { purposeOfSize } from "../../state/models/purpose";
import { modelOf } from "../../state/models/shelf";
import type { ShelfGroup } from "../../state/models/shelfGroups";
import { useStrings } from "../../strings/strings";
import css from "./Fold.module.css";
import margin from "./Size.module.css";

interface FoldProps {
  readonly group: ShelfGroup;
  readonly controls: string;
  readonly state: ShelfGroup["look"];
  readonly onPress: () => void;
}

/** What a size is, in a line. */
export function Fold({ group: { size, shown, others }, controls, state, onPress }: FoldProps) {
  const all = useStrings();
  const strings = all.models;
  const Icon = state === "open" ? ChevronUp : ChevronDown;
  const [first] = shown;
  const [name, purpose, amount] = [useId(), useId(), useId()];
  const least = Math.min(...[...shown, ...others].map(({ bytes }) => bytes));
  return (
    <h2 className={css.line}>
      <button
        type="button"
        aria-labelledby={name}
        aria-describedby={`${purpose} ${amount}`}
        aria-expanded={state === "open"}
        aria-controls={controls}
        onClick={onPress}
      >
        <span id={amount} className={margin.size}>
          <b>{strings.search.smallest(least)}</b>
          {first && languagesOf(modelOf(first), all)}
        </span>
        <span>
          <bdi id={name} className={css.name}>
            {size}
          </bdi>
          <span id={purpose} className={css.purpose}>
            {purposeOfSize(size, strings)} <span className={margin.onPhone}>{strings.search.smallest(least)}</span>
          </span>
        </span>
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </h2>
  );
}
