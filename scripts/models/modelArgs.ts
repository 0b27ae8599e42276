import { parseArgs } from "node:util";
import { storedTypes } from "../../engine/index";
import { oneOf, UsageError } from "../args/values";
import type { Conversion } from "./convertFile";

/** What is asked for of models rather than of sound. */
export type ModelCommand =
  | { readonly name: "help" }
  | ({ readonly name: "convert" } & Conversion)
  | { readonly name: "models"; readonly folder: string };

/**
 * Reads the arguments behind `sotto convert` and `sotto models`.
 * @throws UsageError with one sentence that names the argument and what was expected.
 */
export function parseModelCommand(verb: "convert" | "models", args: readonly string[]): ModelCommand {
  const { values, positionals } = parse(verb, args);
  if (values.help) return { name: "help" };
  return verb === "convert" ? convertArgs(positionals, values.type) : modelsArgs(positionals, values.type);
}

function parse(verb: string, args: readonly string[]) {
  const options = { help: { type: "boolean", short: "h" }, type: { type: "string" } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    throw new UsageError(`${reason} (sotto ${verb}; see --help).`);
  }
}

function convertArgs(positionals: readonly string[], type: string | undefined): ModelCommand {
  const [input, output, more] = positionals;
  if (input === undefined || output === undefined || more !== undefined)
    throw new UsageError(
      "sotto convert takes a model and a file to be written, expected sotto convert IN OUT [--type q5_1].",
    );
  if (!/\.(bin|gguf)$/.test(output))
    throw new UsageError(`OUT is "${output}", expected a name that ends in .bin or .gguf.`);
  return { name: "convert", input, output, type: type === undefined ? undefined : oneOf("--type", type, storedTypes) };
}

function modelsArgs([folder = ".", more]: readonly string[], type: string | undefined): ModelCommand {
  if (more !== undefined || type !== undefined)
    throw new UsageError("sotto models takes one folder, or none for this one.");
  return { name: "models", folder };
}
