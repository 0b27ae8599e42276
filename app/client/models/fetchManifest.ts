import { SottoError, weightsFile } from "../../../engine/index";
import { type Model, traitsOf } from "./model";

/** One line of public/models/manifest.json. */
interface ManifestLine {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly languages: readonly string[];
  readonly use?: "speakers";
}

/** The models that come with the page, which lie under the same base as it; the first one is the default, one tells speakers apart. */
export async function fetchModels(): Promise<readonly Model[]> {
  const response = await fetch("./models/manifest.json").catch(() => undefined);
  if (!response?.ok)
    throw new SottoError("download-failed", `models/manifest.json: ${response?.status ?? "no answer"}`);
  const lines = (await response.json()) as readonly ManifestLine[];
  return lines.map((line) => pageModel(line, new URL("./models/", document.baseURI)));
}

function pageModel({ name, file, bytes, sha256, languages, use }: ManifestLine, base: URL): Model {
  const url = new URL(file, base).href;
  const files = [{ name: weightsFile, url, bytes, hash: { kind: "sha256", value: sha256 } }] as const;
  return { name, origin: "page", languages, bytes, files, ...traitsOf({ ...(use && { use }) }) };
}
