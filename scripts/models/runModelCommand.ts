import { SottoError } from "../../engine/index";
import { UsageError } from "../args/values";
import { convertFile } from "./convertFile";
import { listModels } from "./listModels";
import type { ModelCommand } from "./modelArgs";

/** Where a command writes, and what ends it. */
export interface ModelConsole {
  readonly signal: AbortSignal;
  print(line: string): void;
  /** Says what is no result: a sentence, or what an error says. */
  tell(what: unknown): void;
}

/** Does what was asked for and returns the exit code. */
export async function runModelCommand(
  command: Exclude<ModelCommand, { readonly name: "help" }>,
  { signal, print, tell }: ModelConsole,
): Promise<number> {
  try {
    if (command.name === "convert") await convertFile(command, { signal, tell });
    else {
      const models = await listModels(command.folder);
      const width = Math.max(...models.map(({ name }) => name.length));
      for (const { name, description } of models) print(`${name.padEnd(width)}  ${description}`);
    }
    return 0;
  } catch (error) {
    const isSaid = error instanceof SottoError || error instanceof UsageError;
    tell(isSaid || !(error instanceof Error) ? error : `The disk refused: ${error.message}`);
    return 1;
  }
}
