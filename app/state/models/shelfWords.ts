import type { ShelfModel, ShelfState } from "../../client/models/types";
import type { Strings } from "../../strings/strings";
import type { AppState } from "../appState";
import { displayName } from "./models";
import { originOf } from "./shelf";
import { shelfFailureText } from "./shelfFailures";

type Downloading = Extract<ShelfState, { readonly status: "downloading" }>;

/** "224 of 547 MB, 12 MB/s, 27 s left", as far as it is known. */
export function progressWords(state: Downloading, strings: Strings["models"]["progress"]): string {
  const { by, loaded, total, rate, secondsLeft, retryIn } = state;
  if (retryIn !== undefined) return strings.retry(loaded, retryIn);
  if (by === "elsewhere") return strings.elsewhere(loaded, total);
  if (total === 0) return strings.soFar(loaded);
  if (rate === undefined) return strings.loaded(loaded, total);
  return secondsLeft === undefined
    ? strings.atRate(loaded, total, rate)
    : strings.left(loaded, total, rate, secondsLeft);
}

/** What a screen reader is told of a model that was added, or whose state is another now; its progress is not read out. */
export function shelfWords(state: AppState, before: AppState, strings: Strings["models"]): string | undefined {
  const { adding } = state;
  if (adding !== before.adding && adding.status === "added") return strings.announced.added(adding.model);
  if (state.shelf === before.shelf) return undefined;
  for (const model of state.shelf) {
    const old = before.shelf.find(({ name }) => name === model.name);
    if (old === undefined || old.state.status === model.state.status) continue;
    // Those that write nothing down have no name that anybody knows; who wants them says how far they are.
    if (model.use === "speakers") continue;
    const words = announced(model, strings);
    if (words !== undefined) return words;
  }
  return undefined;
}

function announced(model: ShelfModel, strings: Strings["models"]): string | undefined {
  const name = displayName(model);
  switch (model.state.status) {
    case "downloading":
      return strings.announced.downloading(name);
    case "paused":
      return strings.announced.paused(name);
    case "stored":
      return strings.announced.stored(name);
    case "failed": {
      const { failure, loaded, total } = model.state;
      const subject = { name, loaded, total, ...originOf(model) };
      return strings.announced.failed(name, shelfFailureText(failure, subject, strings).sentence);
    }
    default:
      return undefined;
  }
}
