import { useState } from "react";
import type { ShelfModel, ShelfState } from "../../client/models/types";
import { displayName } from "../../state/models/models";
import { originOf } from "../../state/models/shelf";
import { shelfFailureText } from "../../state/models/shelfFailures";
import { useActions } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { CopyButton } from "../../ui/CopyButton";
import { Deed } from "./Deed";
import { FreeSpace } from "./FreeSpace";
import { useChooseAgain } from "./useChooseModelFile";

interface FailedStateProps {
  readonly model: ShelfModel;
  readonly state: Extract<ShelfState, { readonly status: "failed" }>;
}

/** Why a model did not arrive, and the one thing to do. */
export function FailedState({ model, state }: FailedStateProps) {
  const strings = useStrings().models;
  const { downloadModel, cancelDownload } = useActions();
  const name = displayName(model);
  const { failure, loaded, total } = state;
  const subject = { name, loaded, total, ...originOf(model) };
  const { sentence, action } = shelfFailureText(failure, subject, strings);
  const openFile = useChooseAgain(model);
  const fetchAgain = () => void downloadModel(model.name);
  return (
    <>
      <p className={`meta ${failure.code === "offline" ? "slow" : "bad"}`}>{sentence}</p>
      {action === "resume" && <Deed label={strings.resume} full={strings.resumeModel(name)} onClick={fetchAgain} />}
      {action === "download-again" && (
        <Deed label={strings.again} full={strings.againModel(name)} onClick={fetchAgain} />
      )}
      {action === "open-file" && <Deed label={strings.own.again} full={strings.openModel(name)} onClick={openFile} />}
      {action === "free-space" && <MakeRoom model={model} state={state} />}
      {action === "copy-details" && (
        <CopyButton label={strings.failures.copyDetails} done={strings.failures.copied} text={() => failure.message} />
      )}
      <Deed
        label={strings.failures.remove}
        full={strings.failures.removeModel(name)}
        look="bare"
        onClick={() => cancelDownload(model.name)}
      />
    </>
  );
}

/** What could go to make room, and the way on once it has gone. */
function MakeRoom({ model, state }: FailedStateProps) {
  const strings = useStrings().models;
  const { downloadModel } = useActions();
  const [isOpen, setOpen] = useState(false);
  const { needs, has } = state.failure;
  const missing = needs !== undefined && has !== undefined ? Math.max(0, needs - has) : undefined;
  return (
    <>
      <button type="button" className="btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {strings.failures.freeSpace}
      </button>
      {isOpen && (
        <>
          <FreeSpace missing={missing} />
          <Deed
            label={strings.resume}
            full={strings.resumeModel(displayName(model))}
            onClick={() => void downloadModel(model.name)}
          />
        </>
      )}
    </>
  );
}
