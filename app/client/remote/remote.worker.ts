import { expose, transfer } from "comlink";
import { keepToOneHost } from "../ownOrigin";
import { reportRequests } from "../requests";
import { askServer, type OwnServer } from "./askServer";

reportRequests();

/** What the engine's worker asks of the one that reaches the user's server. */
export interface RemotePort {
  ask(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** What the page sends first: the one host that may be asked, and where the engine asks. */
export interface RemoteBeginning {
  readonly server: OwnServer;
  readonly port: MessagePort;
}

addEventListener("message", ({ data }: MessageEvent<RemoteBeginning>) => {
  const { server, port } = data;
  keepToOneHost(server.address);
  const ask = askServer(server);
  const remote: RemotePort = {
    async ask(message) {
      const answer = await ask(message);
      return transfer(answer, [answer.buffer]);
    },
  };
  expose(remote, port);
});
