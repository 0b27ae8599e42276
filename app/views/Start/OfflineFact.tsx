import { storedForOffline } from "../../state/models/offlineReadiness";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";

/** Only where it is so: all of the model in use is stored. */
export function OfflineFact() {
  const { facts } = useStrings().models;
  const bytes = useApp(storedForOffline);
  if (bytes === undefined) return null;
  return (
    <div>
      <dt>{facts.worksOffline}</dt>
      <dd>{facts.stored(bytes)}</dd>
    </div>
  );
}
