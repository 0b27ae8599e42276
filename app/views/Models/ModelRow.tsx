import { useId, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ShelfModel } from "../../client/models/types";
import { usedModel } from "../../state/models/firstModel";
import { lackOf } from "../../state/models/modelMemory";
import { displayName, languagesOf } from "../../state/models/models";
import { purposeOf } from "../../state/models/purpose";
import { isTooLarge } from "../../state/models/recommendation";
import { modelOf } from "../../state/models/shelf";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { useKeptFocus } from "../../ui/useKeptFocus";
import css from "./ModelList.module.css";
import { ModelState } from "./ModelState";
import margin from "./Size.module.css";
import { SpeedLine } from "./SpeedLine";
import { useNewcomer } from "./useNewcomer";

interface ModelRowProps {
  readonly model: ShelfModel;
  /** The name of the model that suits this device. */
  readonly advised: string | undefined;
  readonly heading: "h2" | "h3";
}

/** One model: size and languages in the margin, what it is for, how fast it is here, and what can be done with it. */
export function ModelRow({ model, advised, heading: Heading }: ModelRowProps) {
  const all = useStrings();
  const strings = all.models;
  const heading = useId();
  const row = useRef<HTMLDivElement>(null);
  const inUse = useApp((state) => usedModel(state)?.name === model.name);
  const isLarge = useApp((state) => isTooLarge(state, model.name));
  const lack = useApp(useShallow((state) => lackOf(state, model)));
  const fit = lack ?? (isLarge ? "ran-out" : "yes");
  const isNew = useNewcomer(row, model.name);
  useKeptFocus(row, `${model.state.status} ${inUse}`);
  const languages = languagesOf(modelOf(model), all);
  const size = model.bytes > 0 ? strings.size(model.bytes) : strings.sizeUnknown;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields, and this holds a model
    <div
      ref={row}
      className={css.row}
      role="group"
      tabIndex={-1}
      aria-labelledby={heading}
      aria-current={inUse || undefined}
    >
      <p className={margin.size}>
        <b>{size}</b>
        {languages}
      </p>
      <div className={css.what}>
        <div>
          <Heading id={heading} className={css.name}>
            <bdi>{displayName(model)}</bdi>
          </Heading>
          <p className={css.purpose}>
            {purposeOf(model, strings)} {model.name === advised && <strong>{strings.advice.mark}</strong>}{" "}
            {model.lacksTimestamps && strings.noTimestamps} {isNew && <strong>{strings.own.added}</strong>}{" "}
            <span className={margin.onPhone}>
              {model.bytes > 0 ? strings.about(languages, model.bytes) : strings.sizeUnknown}
            </span>
          </p>
        </div>
        <SpeedLine model={model} fits={fit === "yes" ? "yes" : "no"} />
      </div>
      <div className={css.actions}>
        <ModelState model={model} use={inUse ? "now" : "no"} fit={fit} />
      </div>
    </div>
  );
}
