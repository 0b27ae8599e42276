import { type Remote, transfer, wrap } from "comlink";
import type { AskElsewhere } from "../../../engine/index";
import { noticeMissing } from "../missingPart";
import type { OwnServer } from "./askServer";
import type { RemoteBeginning, RemotePort } from "./remote.worker";

/** A worker that reaches the user's server and nobody else. */
export interface RemoteLine {
  /** Where the engine's worker asks. */
  readonly port: MessagePort;
  close(): void;
}

/** Starts the only worker that may reach a server; the engine, which has the sound, reaches none by itself. */
export function openLine(server: OwnServer): RemoteLine {
  const worker = noticeMissing(new Worker(new URL("./remote.worker.ts", import.meta.url), { type: "module" }));
  const { port1, port2 } = new MessageChannel();
  const beginning: RemoteBeginning = { server, port: port1 };
  worker.postMessage(beginning, [port1]);
  return { port: port2, close: () => worker.terminate() };
}

/** Asks at the engine's end of a line. */
export function askAtPort(port: MessagePort): AskElsewhere {
  const remote: Remote<RemotePort> = wrap<RemotePort>(port);
  return (message) => remote.ask(transfer(message, [message.buffer]));
}
