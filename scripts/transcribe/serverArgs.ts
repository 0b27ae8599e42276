import { type OwnServer, parseServer } from "../../app/client/remote/askServer";
import { UsageError } from "../args/values";

interface ServerValues {
  readonly server?: string | undefined;
  readonly token?: string | undefined;
}

/**
 * What `--server` and `--token` say, or SOTTO_TOKEN in its place.
 * @throws UsageError with one sentence that names the flag and what was expected.
 */
export function serverOf(
  { server, token = process.env.SOTTO_TOKEN }: ServerValues,
  beamSize: number | undefined,
): OwnServer | undefined {
  if (server === undefined) return undefined;
  const address = parseServer(server);
  if (address === undefined)
    throw new UsageError(`--server is "${server}", expected https://HOST, or http:// with a port of this machine.`);
  if (!token) throw new UsageError("--server needs the token that it was given, expected --token or SOTTO_TOKEN.");
  if (beamSize !== undefined)
    throw new UsageError("--beam_size is not for a model on a server, expected one of the two.");
  return { address, token };
}
