import { restartWithDriver } from "./vulkan";

/** A program of the command line: its arguments' reader, which throws a sentence, and what it does with them. */
export interface Program<Request> {
  readonly usage: string;
  parse(args: string[]): Request;
  /** Called once the Vulkan driver's environment is set, so it imports what needs one; gives the exit code. */
  run(request: Request): Promise<number>;
}

/** Runs a program: `--help` prints its usage, arguments that cannot be read exit with 2. */
export async function start<Request>({ usage, parse, run }: Program<Request>): Promise<never> {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(usage);
    process.exit(0);
  }
  let request: Request;
  try {
    request = parse(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
  await restartWithDriver();
  // Dawn keeps threads, so the process has to be told to end.
  process.exit(await run(request));
}
