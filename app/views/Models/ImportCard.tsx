import { useEffect, useId, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { footprintOf, type StoredType } from "../../../engine/index";
import type { ImportPlan } from "../../client/models/types";
import { lackOfMemory, wantedDevice } from "../../state/models/modelMemory";
import { currentDevice, speedOfDims } from "../../state/models/speeds";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./ImportCard.module.css";

const hour = 3600;
/** What the models that come with Sotto are stored in. */
const usual: StoredType = "q5_1";

/** What a model of another format is, and what it can be stored as: size and memory of each, before anything is converted or fetched. */
export function ImportCard({ plan }: { readonly plan: ImportPlan }) {
  const all = useStrings();
  const strings = all.importing;
  const { convertModel, dismissAdding } = useActions();
  const fits = useFits(plan);
  const [type, setType] = useState(fits.includes(usual) ? usual : fits.at(-1));
  const heading = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const { name, host, folder, weights, bytes, languages, dims, lacksTimestamps } = plan;
  const { formats, common } = all;
  const knows =
    languages.length === 1 ? formats.languageName(languages[0] ?? "en") : common.languages(languages.length);
  return (
    <section ref={place} className={css.card} tabIndex={-1} aria-labelledby={heading}>
      <h2 id={heading} className={css.name}>
        <bdi>{folder ?? name}</bdi>
      </h2>
      <p>{strings.what(knows, dims.nAudioLayer, dims.nTextLayer)}</p>
      {lacksTimestamps && <p>{all.models.noTimestamps}</p>}
      <p>{strings.weights(bytes, formats.list(weights.slice(0, 3)) + (weights.length > 3 ? " …" : ""))}</p>
      <Takes plan={plan} />
      <fieldset className={css.formats}>
        <legend>{strings.storeAs}</legend>
        {plan.formats.map((format) => (
          <Format
            key={format.type}
            plan={plan}
            format={format}
            state={!fits.includes(format.type) ? "off" : format.type === type ? "chosen" : "free"}
            onChoose={() => setType(format.type)}
          />
        ))}
      </fieldset>
      {host !== undefined && <p className="hint">{strings.fetches(bytes, host)}</p>}
      <div className={css.deeds}>
        <button
          type="button"
          className="btn"
          disabled={type === undefined}
          onClick={() => type && void convertModel(type)}
        >
          {host === undefined ? strings.add : strings.fetch}
        </button>
        <button type="button" className="btn bare" onClick={dismissAdding}>
          {strings.leave}
        </button>
      </div>
    </section>
  );
}

/** The formats in which this device can hold a model. */
function useFits({ dims, formats }: ImportPlan): readonly StoredType[] {
  return useApp(
    useShallow((state) => {
      const device = wantedDevice(state) ?? "cpu";
      const isFit = (type: StoredType) =>
        lackOfMemory(state.engine, device, footprintOf(dims, type, device)) === undefined;
      return formats.map(({ type }) => type).filter(isFit);
    }),
  );
}

function Takes({ plan: { dims } }: { readonly plan: ImportPlan }) {
  const { takes } = useStrings().importing;
  const speed = useApp((state) => speedOfDims(state.shelfRecord.figures, dims, currentDevice(state))?.timesRealtime);
  return speed === undefined ? null : <p>{takes(hour / speed)}</p>;
}

interface FormatProps {
  readonly plan: ImportPlan;
  readonly format: ImportPlan["formats"][number];
  /** "off": it does not fit into this device. */
  readonly state: "off" | "chosen" | "free";
  readonly onChoose: () => void;
}

function Format({ plan, format: { type, bytes }, state, onChoose }: FormatProps) {
  const strings = useStrings().importing;
  const device = useApp(wantedDevice) ?? "cpu";
  const memory = footprintOf(plan.dims, type, device).total;
  const group = useId();
  return (
    <label className={css.format}>
      <input
        type="radio"
        name="stored-format"
        checked={state === "chosen"}
        disabled={state === "off"}
        aria-describedby={group}
        onChange={onChoose}
      />
      <span>
        <b>{type}</b>
        <span id={group} className="meta">
          {state === "off" ? strings.tooLarge(bytes, memory) : strings.format(bytes, memory)}
          {state !== "off" && (
            <span className={css.worth}>{(strings.worth as Readonly<Record<string, string>>)[type]}</span>
          )}
        </span>
      </span>
    </label>
  );
}
