import { useActions, useApp } from "../../state/react";
import { defaultPreferences } from "../../state/settings/settings";
import { useStrings } from "../../strings/strings";
import { FreeRoom } from "../../ui/room/FreeRoom";
import { Section } from "../../ui/Section";
import { Switch } from "../../ui/Switch";
import { UnreadableRows } from "../../ui/UnreadableRows";
import { ShelfBar } from "../Models/ShelfBar";
import { DeleteEverything } from "./DeleteEverything";
import { ExportEverything } from "./ExportEverything";
import { Mirror } from "./Mirror";

/** What the browser keeps of Sotto, where models come from, and how all of it goes. */
export function StorageSection() {
  const { storage: words } = useStrings().settings;
  const { changePreferences, setMirror } = useActions();
  const keeping = useApp((state) => state.settingsKeeping);
  const mirror = useApp((state) => state.preferences.mirror);
  const keepCopies = useApp((state) => state.preferences.keepCopies);
  const canCopy = useApp((state) => state.copies === "possible");
  const reset = () => {
    changePreferences({ keepCopies: defaultPreferences.keepCopies });
    void setMirror(undefined);
  };
  return (
    <Section name={words.name} onReset={reset}>
      <UnreadableRows places={["settings"]} />
      <ShelfBar />
      <div>
        <FreeRoom />
      </div>
      {keeping === "memory" && <p className="slow">{words.inMemory}</p>}
      <Switch
        label={words.keepCopies}
        checked={keepCopies === "on"}
        disabled={!canCopy}
        onChange={(keep) => changePreferences({ keepCopies: keep ? "on" : "off" })}
      >
        {words.keepCopiesHint}
      </Switch>
      <Mirror key={mirror ?? ""} mirror={mirror} />
      <ExportEverything />
      <DeleteEverything />
    </Section>
  );
}
