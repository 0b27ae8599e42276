import { type ModelFile, type ModelRequest, SottoError } from "../../../engine/index";
import type { ModelReader } from "../models/modelPort";
import { fetchFile } from "./fetchFile";

/** A model of the page that came over the network just now. */
export type OnFetched = (name: string, bytes: Uint8Array<ArrayBuffer>) => void;

interface ReadServices {
  readonly stored: ModelReader;
  readonly onFetched: OnFetched;
  readonly how: "as it comes" | "whole";
}

/**
 * Reads a model from the database of this device, or fetches one of the page's own where it is not there.
 * @throws SottoError `offline`, `download-failed`, `model-corrupt`, and `model-unknown` for one of a host that is not here.
 */
export async function readModel(
  request: ModelRequest,
  onBytes: (bytes: number) => void,
  { stored, onFetched, how }: ReadServices,
): Promise<ModelFile> {
  const { name, file } = request;
  if (typeof file !== "string") return { bytes: await fetchFile(request, onBytes), isChecked: false };
  const isOfPage = file !== "";
  const read = async () => {
    const coming = await stored.read(name, onBytes);
    if (how === "whole") await coming?.until(coming.bytes.length);
    return coming;
  };
  const kept = await read().catch((error: unknown) => {
    // Damaged beyond repair; the page has another copy.
    if (isOfPage) return undefined;
    throw error;
  });
  if (kept) return { ...kept, bytes: kept.bytes as Uint8Array<ArrayBuffer>, isChecked: true };
  if (!isOfPage) throw new SottoError("model-unknown", `${name} is not on this device; it has to be downloaded first.`);
  const bytes = await fetchFile(request, onBytes);
  onFetched(name, bytes);
  return { bytes, isChecked: false };
}
