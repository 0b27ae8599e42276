import { fetchFile } from "./fetchFile";

const name = "silero_vad_16k.safetensors";
const bytes = 1_239_932;

/** Where the page has the voice detector's weights: beside its own models, whichever of all models is in use. */
export function vadAddress(base: string): string {
  return new URL(`./models/${name}`, base).href;
}

/** The voice detector's weights. Throws as `fetchFile` does. */
export function readVad(address: string): Promise<Uint8Array> {
  return fetchFile({ name, url: address, bytes }, () => {});
}
