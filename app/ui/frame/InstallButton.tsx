import { useId, useState } from "react";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";

/** Installs the page as an app; says how where only the browser's menu can, and is not there where nothing can. */
export function InstallButton() {
  const { offline } = useStrings();
  const { install } = useActions();
  const how = useApp((state) => state.install);
  const [help, setHelp] = useState<"shown" | "hidden">("hidden");
  const helpId = useId();
  if (how === "impossible" || how === "installed") return null;
  if (how === "offered") {
    return (
      <button type="button" className="btn" onClick={() => void install()}>
        {offline.install}
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-expanded={help === "shown"}
        aria-controls={helpId}
        onClick={() => setHelp(help === "shown" ? "hidden" : "shown")}
      >
        {offline.install}
      </button>
      <p id={helpId} className="hint" hidden={help === "hidden"}>
        {offline.installByHand}
      </p>
    </>
  );
}
