import { homedir } from "node:os";
import { join } from "node:path";

/** Where Sotto keeps what it can find out again. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sotto");
}
