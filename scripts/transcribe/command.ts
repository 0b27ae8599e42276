import { version } from "../device/version";
import { restartWithDriver } from "../setup/vulkan";
import { type Command, parseCommandLine } from "./args";
import { argumentsOf } from "./bytePaths";
import { help } from "./help";

// Nobody who transcribes has a use for Node's own warnings.
process.removeAllListeners("warning");

const command = read();
if (command.name === "help") process.stdout.write(help);
else if (command.name === "version") process.stdout.write(`${version()}\n`);
else {
  // Without a graphics card the processor is faster than any software driver, which only helps who asks for WebGPU.
  if (command.device.preference === "webgpu") await restartWithDriver();
  const [{ run }, { services }] = await Promise.all([import("./run"), import("./services")]);
  // Dawn and the processor's kernels keep threads, so the process has to be told to end.
  process.exit(await run(command, services));
}

function read(): Command {
  try {
    return parseCommandLine(argumentsOf(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}
