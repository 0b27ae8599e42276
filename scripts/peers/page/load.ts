import type { ModelName, Task } from "../contender";
import { routes } from "../routes";

/** The clip's samples. */
export async function loadClip(): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array(await load(routes.clip));
}

/** The long audio's samples where the task has it. */
export async function loadLong({ longSeconds }: Task): Promise<Float32Array<ArrayBuffer> | undefined> {
  return longSeconds === undefined ? undefined : new Float32Array(await load(routes.long));
}

/** A model's ggml file. */
export async function loadGgml(model: ModelName): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await load(routes.models + model));
}

async function load(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.arrayBuffer();
}
