import { type ModelRequest, SottoError } from "../../../engine/index";
import { fetchFile } from "./fetchFile";

const name = "silero_vad_16k.safetensors";
const bytes = 1_239_932;

/** The voice detector's weights, which lie beside the models of the page. */
export async function readVad({ file }: ModelRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof file !== "string")
    throw new SottoError("download-failed", `${name} lies beside the page's own models only.`);
  return fetchFile({ name, file: new URL(name, file).href, bytes }, () => {});
}
