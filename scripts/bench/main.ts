import { restartWithDriver } from "../setup/vulkan";
import { type BenchRequest, parseRequest, usage } from "./args";

if (process.argv.includes("--help")) {
  process.stdout.write(usage);
  process.exit(0);
}
const request = read();
await restartWithDriver();
const { run } = await import("./run");
await run(request);
// Dawn keeps threads, so the process has to be told to end.
process.exit(0);

function read(): BenchRequest {
  try {
    return parseRequest(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}
