import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Leaves comments and needless white space out of the shaders that a page carries as text; names stay as they are written. */
export function shortShaders(): Plugin {
  return {
    name: "short-shaders",
    apply: "build",
    enforce: "pre",
    load(id) {
      const [file = "", query] = id.split("?");
      if (!file.endsWith(".wgsl") || query !== "raw") return null;
      return `export default ${JSON.stringify(shorten(readFileSync(file, "utf8")))};`;
    },
  };
}

/** A space between two words, or between two operators that would be another one together. */
const needed = /^(?:\w \w|[-+*/%&|^<>=!~] [-+*/%&|^<>=!~])$/;

/** WGSL has no texts in which two slashes could be anything but a comment. */
export function shorten(source: string): string {
  const lines = source.split("\n").map((line) => line.replace(/\/\/.*$/, "").trim());
  const text = lines.filter(Boolean).join(" ");
  return text.replace(/(?<=(.)) +(?=(.))/g, (_, before: string, after: string) =>
    needed.test(`${before} ${after}`) ? " " : "",
  );
}
