import { start } from "../setup/program";
import { parseRequest, usage } from "./args";

await start({ usage, parse: parseRequest, run: async (request) => (await import("./run")).run(request) });
