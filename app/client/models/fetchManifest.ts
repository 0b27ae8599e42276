import { SottoError } from "../../../engine/index";
import type { ModelEntry } from "./types";

/** The list of models that come with the page; the first one is the default. */
export async function fetchModels(): Promise<readonly ModelEntry[]> {
  const response = await fetch("./models/manifest.json").catch(() => undefined);
  if (!response?.ok)
    throw new SottoError("download-failed", `models/manifest.json: ${response?.status ?? "no answer"}`);
  return (await response.json()) as readonly ModelEntry[];
}
