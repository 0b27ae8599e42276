import { useRef } from "react";
import type { StorageState } from "../../client/models/types";
import { displayName } from "../../state/models/models";
import { type OfflineReadiness, offlineReadiness } from "../../state/models/offlineReadiness";
import { useActions, useApp } from "../../state/react";
import { type Strings, useStrings } from "../../strings/strings";
import { useKeptFocus } from "../../ui/useKeptFocus";
import css from "./ShelfBar.module.css";

/** What the browser stores for Sotto, and whether the model in use works offline. */
export function ShelfBar() {
  const storage = useApp((state) => state.storage);
  return (
    <div className={css.shelf}>
      {storage && <Amounts storage={storage} />}
      <OfflineLine />
    </div>
  );
}

function Amounts({ storage }: { readonly storage: StorageState }) {
  const { shelf: strings } = useStrings().models;
  const { models, usage, quota } = storage;
  const others = Math.max(0, (usage ?? models) - models);
  const free = quota === undefined ? undefined : Math.max(0, quota - models - others);
  const isLow = free !== undefined && quota !== undefined && free < quota / 10;
  const part = (bytes: number) => ({ inlineSize: `${(100 * bytes) / (quota ?? 1)}%` });
  return (
    <>
      <p className={`meta ${css.amounts}`}>
        <span className={css.key} data-part="models">
          {strings.models(models)}
        </span>
        {usage !== undefined && (
          <span className={css.key} data-part="others">
            {strings.others(others)}
          </span>
        )}
        {free !== undefined && <span className={isLow ? `${css.free} slow` : css.free}>{strings.free(free)}</span>}
      </p>
      {free !== undefined && (
        // It shows what the words above it say.
        <div className={css.bar} aria-hidden="true">
          {models > 0 && <i data-part="models" style={part(models)} />}
          {others > 0 && <i data-part="others" style={part(others)} />}
        </div>
      )}
    </>
  );
}

function OfflineLine() {
  const { models: strings } = useStrings();
  const { keepStorage } = useActions();
  const words = useApp((state) => wordsOf(offlineReadiness(state), strings.shelf));
  const canAsk = useApp((state) => offlineReadiness(state)?.ready === "may-clear");
  const tone = useApp((state) => toneOf(offlineReadiness(state)));
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, words ?? "");
  if (words === undefined) return null;
  return (
    <div ref={place} className={css.offline} tabIndex={-1}>
      <p className={`meta ${tone}`} role="status">
        {words}
      </p>
      {canAsk && (
        <button type="button" className="btn" onClick={() => void keepStorage()}>
          {strings.shelf.keep}
        </button>
      )}
    </div>
  );
}

function toneOf(readiness: OfflineReadiness | undefined): "good" | "slow" | "" {
  if (readiness?.ready === "kept") return "good";
  return readiness?.ready === "no" || readiness?.ready === "this-tab" ? "" : "slow";
}

function wordsOf(readiness: OfflineReadiness | undefined, strings: Strings["models"]["shelf"]): string | undefined {
  switch (readiness?.ready) {
    case undefined:
      return undefined;
    case "kept":
      return strings.kept;
    case "may-clear":
      return strings.mayClear;
    case "declined":
      return strings.declined;
    case "this-tab":
      return strings.memory;
    case "no":
      return strings.incomplete(displayName(readiness.model));
  }
}
