import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import { UnreadableRows } from "../../ui/UnreadableRows";
import { ShelfBar } from "../Models/ShelfBar";
import { DeleteEverything } from "./DeleteEverything";
import { ExportEverything } from "./ExportEverything";
import { Mirror } from "./Mirror";

/** What the browser keeps of Sotto, where models come from, and how all of it goes. */
export function StorageSection() {
  const { storage: words } = useStrings().settings;
  const { setMirror } = useActions();
  const keeping = useApp((state) => state.settingsKeeping);
  const mirror = useApp((state) => state.preferences.mirror);
  return (
    <Section name={words.name} onReset={() => void setMirror(undefined)}>
      <UnreadableRows places={["settings"]} />
      <ShelfBar />
      {keeping === "memory" && <p className="slow">{words.inMemory}</p>}
      <Mirror key={mirror ?? ""} mirror={mirror} />
      <ExportEverything />
      <DeleteEverything />
    </Section>
  );
}
