import { join } from "node:path";
import { projectRoot } from "../setup/root";

/** File of the networks that tell speakers apart: beside the models that come with Sotto. */
export function usualSpeakers(): string {
  return join(projectRoot(), "public", "models", "speakers.safetensors");
}
