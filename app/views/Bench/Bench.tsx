import { useEffect } from "react";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { CopyButton } from "../../ui/CopyButton";
import { Section } from "../../ui/Section";
import css from "./Bench.module.css";
import { kernelTables } from "./kernelTables";
import { RunLine } from "./RunLine";
import { SheetView } from "./SheetView";
import { sheetText } from "./sheet";
import { speechTable } from "./speechTable";
import { whatTable } from "./whatTable";

/** What this device is and how fast it was, set like a data sheet. It measures, and grades nothing. */
export function Bench() {
  const all = useStrings();
  const strings = all.bench;
  const { facts, results } = useApp((state) => state.bench);
  const engine = useApp((state) => state.engine);
  const { lookAtDevice } = useActions();
  useEffect(() => void lookAtDevice(), [lookAtDevice]);
  const what = facts && whatTable({ version: SOTTO_VERSION, facts, engine }, all);
  const speech = speechTable(results, all);
  const kernels = kernelTables(results, all);
  const tables = [what, speech, ...kernels].filter((table) => table !== undefined);
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1 className="title">{strings.title}</h1>
          <p className={css.lede}>{strings.lede}</p>
          <RunLine>
            {what && <CopyButton label={strings.copy} done={all.common.copied} text={() => sheetText(tables)} />}
          </RunLine>
        </div>
      </div>
      <Section name={strings.what.name}>{what && <SheetView table={what} />}</Section>
      <Section name={strings.fast.name}>
        {speech ? <SheetView table={speech} /> : <p className={css.nothing}>{strings.nothing}</p>}
      </Section>
      <Section name={strings.kernels.name}>
        {kernels.map((table) => (
          <SheetView key={table.name} table={table} caption="shown" />
        ))}
        {kernels.length === 0 && <p className={css.nothing}>{strings.nothing}</p>}
      </Section>
    </main>
  );
}
