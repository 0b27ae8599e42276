import { useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { type FirstOffer, firstOffer } from "../../state/models/firstModel";
import { displayName } from "../../state/models/models";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButtons } from "../../ui/Note";
import { useKeptFocus } from "../../ui/useKeptFocus";

const nothing: Partial<FirstOffer> = {};

/** Offers a first visitor the model that knows more than English: what it is, how large and from whom, before it is fetched. */
export function FirstModel() {
  const { start, models } = useStrings();
  const { chooseModel } = useActions();
  const { offered, english } = useApp(useShallow((state) => firstOffer(state) ?? nothing));
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, offered === undefined ? "" : "asked");
  return (
    <div ref={place} tabIndex={-1}>
      {offered && (
        <Note
          tone="plain"
          action={
            <NoteButtons>
              <button type="button" className="btn prime" onClick={() => chooseModel(offered)}>
                {models.downloadOf(displayName(offered), offered.bytes)}
              </button>
              {english && (
                <button type="button" className="btn" onClick={() => chooseModel(english)}>
                  {start.onlyEnglish(displayName(english), english.bytes)}
                </button>
              )}
            </NoteButtons>
          }
        >
          {start.firstModel(displayName(offered), offered.languages.length)} {models.fetchesHere(offered.bytes)}
        </Note>
      )}
    </div>
  );
}
