import { useEffect, useState } from "react";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { UnreadableRows } from "../../ui/UnreadableRows";
import { AddingNote } from "./AddingNote";
import { Advice } from "./Advice";
import { ClearedNote } from "./ClearedNote";
import { FindModel } from "./FindModel";
import { ModelList } from "./ModelList";
import css from "./Models.module.css";
import { ShelfBar } from "./ShelfBar";

/** Every model that is on this device or can be had, and what the browser keeps of them. */
export function Models() {
  const strings = useStrings().models;
  const hasShelf = useApp(({ shelf }) => shelf.length > 0);
  const isAdded = useApp(({ adding }) => adding.status === "added");
  const [typed, setTyped] = useState("");
  // What was just added is in the list, whatever was looked for in it.
  useEffect(() => {
    if (isAdded) setTyped("");
  }, [isAdded]);
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <AddingNote />
          <ClearedNote />
          <h1 className="title">{strings.title}</h1>
          <p className={css.lede}>{strings.lede}</p>
          <UnreadableRows places={["models"]} />
          <FindModel typed={typed} onType={setTyped} />
          <ShelfBar />
          {hasShelf && <Advice />}
        </div>
      </div>
      <div className="grid">
        <ModelList typed={typed} onClear={() => setTyped("")} />
      </div>
    </main>
  );
}
