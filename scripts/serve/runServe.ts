import { randomBytes } from "node:crypto";
import { Answerer } from "../../engine/index";
import { openModelOnDevice } from "../device/deviceServices";
import { readModel } from "../models/readModel";
import type { ServeRequest } from "./args";
import { openRemoteServer } from "./remoteServer";

export interface ServeConsole {
  readonly signal: AbortSignal;
  print(line: string): void;
}

/** Serves a model until it is told to end; what is asked is neither kept nor printed. */
export async function runServe(request: ServeRequest, { signal, print }: ServeConsole): Promise<number> {
  const model = await openModelOnDevice(request.device, async () => (await readModel(request.model)).bytes);
  const { whisper, words } = model;
  const answerer = new Answerer({ whisper, words, now: () => performance.now() });
  const token = request.token ?? randomBytes(18).toString("base64url");
  const answer = (message: Uint8Array) => answerer.answer(message);
  const server = await openRemoteServer({ ...request, token, answer });
  print(`${request.model} answers at ${server.address}`);
  if (request.token === undefined) print(`Token: ${token}`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  server.close();
  model.dispose();
  return 0;
}
