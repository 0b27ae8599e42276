import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import css from "./Privacy.module.css";

/** What the browser stores for this page, as far as it says. */
export function Stored() {
  const strings = useStrings().privacy.stored;
  const storage = useApp((state) => state.storage);
  return (
    <Section name={strings.title}>
      {storage === undefined ? (
        <p>{strings.notTold}</p>
      ) : (
        <>
          {storage.keeping === "memory" && <p>{strings.memory}</p>}
          <Amounts {...storage} />
        </>
      )}
      <p className={`meta ${css.note}`}>{strings.until}</p>
    </Section>
  );
}

interface AmountsProps {
  readonly models: number;
  readonly usage: number | undefined;
  readonly quota: number | undefined;
}

function Amounts({ models, usage, quota }: AmountsProps) {
  const strings = useStrings().privacy.stored;
  const all = Math.max(models, usage ?? 0);
  return (
    <dl className={css.facts}>
      <div>
        <dt>{strings.models}</dt>
        <dd>{strings.size(models)}</dd>
      </div>
      {usage !== undefined && (
        <div>
          <dt>{strings.others}</dt>
          <dd>{strings.size(all - models)}</dd>
        </div>
      )}
      {quota !== undefined && (
        <div>
          <dt>{strings.free}</dt>
          <dd>{strings.size(Math.max(0, quota - all))}</dd>
        </div>
      )}
    </dl>
  );
}
