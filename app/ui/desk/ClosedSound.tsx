import { chooseFiles } from "../../client/files/chooseFiles";
import type { FileJob } from "../../state/queue/job";
import { useActions } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./Desk.module.css";
import { RecordKey } from "./RecordKey";

/** The sound of a file of an earlier visit, which the browser gives only when it is asked for. */
export function ClosedSound({ job }: { readonly job: FileJob }) {
  const { desk, start } = useStrings();
  const { openSound } = useActions();
  const { file } = job;
  const open = async () => {
    if (file.status === "ask") return openSound(job.id);
    const [chosen] = await chooseFiles({ description: start.soundFiles, howMany: "one" });
    if (chosen) await openSound(job.id, chosen);
  };
  return (
    <>
      <RecordKey />
      <div className={css.track}>
        <div className={css.over}>
          <p className={`wide-only ${css.words}`} role="status">
            {file.status === "missing" && file.refused !== undefined ? desk.otherSound(file.refused) : desk.soundClosed}
          </p>
          <button type="button" className="btn" onClick={() => void open()}>
            {file.status === "ask" ? desk.openSound : desk.chooseSound}
          </button>
        </div>
        <div className={css.base} />
      </div>
    </>
  );
}
