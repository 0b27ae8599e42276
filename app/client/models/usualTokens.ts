import { chunkBytes, SottoError, tokensBytes, tokensOfGgml, type UsualTokens } from "../../../engine/index";
import type { FetchWays } from "./fetchModel";
import { fetchRange } from "./fetchRange";
import type { Model } from "./model";
import type { ModelDb } from "./modelDb";

/**
 * The tokens of checkpoints, which bring none, are those of the models that come with the page: read of what is stored, or
 * fetched from where the page came from.
 */
export function readUsualTokens(
  page: readonly Model[],
  db: ModelDb,
  ways: Pick<FetchWays, "fetch" | "isOnline">,
): UsualTokens {
  return async (languages) => {
    const model = page.find(
      (one) => one.use === undefined && (one.languages.length === 1) === (languages === "english"),
    );
    const [file] = model?.files ?? [];
    if (!model || file?.url === undefined) throw new SottoError("model-unknown", "The model brings no tokens.");
    const stored = await db.chunk(model.name, 0);
    const to = Math.min(tokensBytes, chunkBytes, file.bytes ?? chunkBytes);
    return tokensOfGgml(stored ?? (await fetchRange(file.url, [0, to], ways)));
  };
}
