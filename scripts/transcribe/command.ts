import { version } from "../device/version";
import type { ModelCommand } from "../models/modelArgs";
import type { ServeRequest } from "../serve/args";
import { restartWithDriver } from "../setup/vulkan";
import { type Command, parseCommandLine } from "./args";
import { argumentsOf } from "./bytePaths";
import { help } from "./help";
import { printable } from "./printable";
import { tell } from "./tell";

// Nobody who transcribes has a use for Node's own warnings.
process.removeAllListeners("warning");

const command = read();
if (command.name === "help") process.stdout.write(help);
else if (command.name === "version") process.stdout.write(`${version()}\n`);
else if (command.name === "serve") process.exit(await serve(command));
else if (command.name === "convert" || command.name === "models") process.exit(await doWithModels(command));
else {
  // Without a graphics card the processor is faster than any software driver, which only helps who asks for WebGPU.
  if (command.device.preference === "webgpu") await restartWithDriver();
  const [{ run }, { services }] = await Promise.all([import("./run"), import("./services")]);
  // Dawn and the processor's kernels keep threads, so the process has to be told to end.
  process.exit(await run(command, services));
}

async function serve(asked: ServeRequest): Promise<number> {
  if (asked.device.preference === "webgpu") await restartWithDriver();
  const [{ runServe }, { watchSignals }] = await Promise.all([import("../serve/runServe"), import("./stop")]);
  try {
    return await runServe(asked, {
      signal: watchSignals().asked,
      print: (line) => void process.stdout.write(`${printable(line)}\n`),
    });
  } catch (error) {
    tell(process.stderr, error);
    return 1;
  }
}

async function doWithModels(asked: Exclude<ModelCommand, { name: "help" }>): Promise<number> {
  const [{ runModelCommand }, { watchSignals }] = await Promise.all([
    import("../models/runModelCommand"),
    import("./stop"),
  ]);
  return runModelCommand(asked, {
    signal: watchSignals().asked,
    print: (line) => void process.stdout.write(`${printable(line)}\n`),
    tell: (what) => tell(process.stderr, what),
  });
}

function read(): Command {
  try {
    return parseCommandLine(argumentsOf(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}
