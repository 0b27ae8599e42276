import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SileroVad } from "../../engine/index";
import { projectRoot } from "../setup/root";

/** The voice detector that comes with Sotto, new for every file: it remembers what it heard. */
export async function openVad(): Promise<SileroVad> {
  return SileroVad.fromFile(await readFile(join(projectRoot(), "public", "models", "silero_vad_16k.safetensors")));
}
