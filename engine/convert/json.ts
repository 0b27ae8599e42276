import { corrupt, format } from "../files/byteReader";
import { readExactly, type SourceFile } from "./sourceFile";

/** A vocabulary with its merges, each a list of two, has 270,000 values; more of them take more memory than they are worth. */
const mostValues = 300_000;
const separators = new Set(Array.from("[{,", (letter) => letter.charCodeAt(0)));

/** Reads a small file as a JSON object; throws `model-corrupt` where it is larger than `most` bytes or is none. */
export async function readJson(file: SourceFile, most: number): Promise<Readonly<Record<string, unknown>>> {
  if (file.size > most) {
    throw corrupt(`${file.name} has ${format(file.size)} bytes; ${format(most)} at most were expected.`);
  }
  const bytes = await readExactly(file, 0, file.size);
  let values = 0;
  for (const byte of bytes) if (separators.has(byte)) values++;
  if (values > mostValues) throw corrupt(`${file.name} has ${format(values)} values; a model's has fewer.`);
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isRecord(value)) return value;
  } catch {
    // It is none.
  }
  throw corrupt(`${file.name} is no JSON object.`);
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
