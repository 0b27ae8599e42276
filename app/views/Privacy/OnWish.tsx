import { useMemo } from "react";
import type { ShelfModel } from "../../client/models/types";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import css from "./Privacy.module.css";

/** The hosts that would be asked for a model, and how much would come from them. */
export function OnWish() {
  const strings = useStrings().privacy.onWish;
  const shelf = useApp((state) => state.shelf);
  const hosts = useMemo(() => hostsOf(shelf), [shelf]);
  return (
    <Section name={strings.title}>
      <p>{hosts.length === 0 ? strings.none : strings.about}</p>
      {hosts.length > 0 && (
        <table className={css.table} aria-label={strings.title}>
          <thead>
            <tr>
              <th scope="col">{strings.host}</th>
              <th scope="col">{strings.models}</th>
              <th scope="col">{strings.sizes}</th>
            </tr>
          </thead>
          <tbody>
            {hosts.map(({ host, models, bytes }) => (
              <tr key={host}>
                <th scope="row">{host}</th>
                <td>{strings.number(models)}</td>
                <td>{strings.size(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

interface ModelHost {
  readonly host: string;
  readonly models: number;
  readonly bytes: number;
}

function hostsOf(shelf: readonly ShelfModel[]): readonly ModelHost[] {
  const away = shelf.filter(({ state }) => state.status !== "stored");
  const hosts = new Set(away.flatMap(({ host }) => (host === undefined ? [] : [host])));
  return [...hosts].map((host) => {
    const models = away.filter((model) => model.host === host);
    return { host, models: models.length, bytes: models.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}
