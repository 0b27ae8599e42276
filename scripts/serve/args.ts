import { parseArgs } from "node:util";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { UsageError } from "../args/values";

/** What `sotto serve --remote` was asked for. */
export interface ServeRequest {
  readonly name: "serve";
  readonly model: string;
  readonly device: DeviceArgs;
  /** Undefined: one is made. */
  readonly token: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Pages that may ask, besides those of this machine. */
  readonly origins: readonly string[];
}

/** Characters of a token at least: who guesses has no chance. */
const leastToken = 16;

const flags = {
  help: { type: "boolean", short: "h" },
  remote: { type: "boolean" },
  model: { type: "string", default: "base-q5_1" },
  token: { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "8643" },
  origin: { type: "string", multiple: true },
  ...deviceFlags,
} as const;

/**
 * Reads the arguments behind `sotto serve`; `token` is that of the environment.
 * @throws UsageError with one sentence that names the argument and what was expected.
 */
export function parseServeCommand(
  args: readonly string[],
  token: string | undefined = process.env.SOTTO_TOKEN,
): ServeRequest | { readonly name: "help" } {
  const { values } = parse(args);
  if (values.help) return { name: "help" };
  if (!values.remote)
    throw new UsageError("sotto serve serves a model to pages of yours, expected sotto serve --remote.");
  return {
    name: "serve",
    model: values.model,
    device: deviceArgs(values),
    token: checkToken(values.token ?? token),
    host: values.host,
    port: portOf(values.port),
    origins: (values.origin ?? []).map(originOf),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    throw new UsageError(`${reason} (sotto serve; see --help).`);
  }
}

function checkToken(token: string | undefined): string | undefined {
  if (token === undefined || (token.length >= leastToken && /^[\x21-\x7e]+$/.test(token))) return token;
  throw new UsageError(`--token has ${token.length} characters, expected ${leastToken} or more, without spaces.`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port is "${text}", expected a whole number from 0 to 65535.`);
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url && url.origin !== "null" && url.pathname === "/") return url.origin;
  throw new UsageError(
    `--origin is "${text}", expected the beginning of a page's address, such as https://sotto.example.`,
  );
}
