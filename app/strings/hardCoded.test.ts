import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync } from "vite";
import { describe, expect, test } from "vitest";

const app = fileURLToPath(new URL("..", import.meta.url));

/** Files whose strings another change moves: none may be added. */
const notYet: readonly string[] = [];

/** The same in every language: names, and the letters on keys. */
const names = /\b(?:Sotto|WebGPU|WebAssembly|R)\b/g;

/** Attributes whose text nobody reads. */
const unread =
  /^(?:className|role|lang|dir|type|id|key|d|viewBox|fill|rel|href|style|on[A-Z]\w*|data-\w+|data-testid)$/;

/** Functions that are given what is looked for, or a word of the code. */
const askers = /^(?:includes|startsWith|querySelector|addEventListener|closest|matches|matchMedia|holdUndo)$/;

/**
 * The texts of a file that a reader would see or hear: what stands between tags, and every string that looks like words
 * (a capital with small letters after it, or two words) and is no class, no type, no question and no error's message.
 */
function visibleTexts(code: string): readonly string[] {
  const nodes = nodesOf(parseSync("component.tsx", code).program);
  const hidden = nodes.flatMap(unreadIn);
  const isRead = ({ start }: ESTree.Span) => !hidden.some((span) => span.start <= start && start < span.end);
  return nodes
    .filter(isRead)
    .map(textOf)
    .filter((text) => text !== undefined);
}

function nodesOf(value: unknown): readonly ESTree.Node[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(nodesOf);
  return "type" in value ? [value as ESTree.Node, ...inside] : inside;
}

/** The text that a node is, if it reads like one. */
function textOf(node: ESTree.Node): string | undefined {
  switch (node.type) {
    case "JSXText":
      return wordsIn(node.value, /\p{L}/u);
    case "Literal":
      return typeof node.value === "string" ? wordsIn(node.value, looksLikeWords) : undefined;
    case "TemplateElement":
      // A word beside what is put in is already half a sentence.
      return wordsIn(node.value.cooked ?? "", /\p{L}\s|\s\p{L}|(?<!\p{L})\p{Lu}\p{Ll}/u);
    default:
      return undefined;
  }
}

const looksLikeWords = /(?<!\p{L})\p{Lu}\p{Ll}|\p{L}\p{P}? \p{L}/u;

function wordsIn(text: string, words: RegExp): string | undefined {
  return words.test(text.replace(names, "")) ? text.trim() : undefined;
}

/** The parts of a node whose text nobody reads. */
function unreadIn(node: ESTree.Node): readonly ESTree.Span[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ImportExpression":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAnnotation":
      return [node];
    case "NewExpression":
      return node.callee.type === "Identifier" && node.callee.name.endsWith("Error") ? [node] : [];
    case "CallExpression": {
      const called = node.callee.type === "MemberExpression" ? node.callee.property : node.callee;
      return called.type === "Identifier" && askers.test(called.name) ? node.arguments : [];
    }
    case "BinaryExpression":
      return /^[!=]==$/.test(node.operator) ? [node.left, node.right].filter(({ type }) => type === "Literal") : [];
    case "JSXAttribute":
      return node.name.type === "JSXIdentifier" && unread.test(node.name.name) ? [node] : [];
    default:
      return [];
  }
}

const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => {
  const isShown = file.endsWith(".tsx") || /^(?:ui|views|state)\/.*(?<!\.test)\.ts$/.test(file);
  return isShown && !notYet.includes(file);
});

test.each(files)("%s has no words of its own", (file) => {
  expect(visibleTexts(readFileSync(`${app}${file}`, "utf8"))).toEqual([]);
});

describe("the look itself", () => {
  test("sees text between tags, in attributes, in functions and in templates", () => {
    const code = `
      function words(): string { return "Stopping"; }
      export function Say({ name }: { readonly name: string }) {
        return <p title="Speed" aria-label={name === "x" ? "go on" : \`Open \${name}\`}>
          stop <b>{"Be quiet"}</b>
        </p>;
      }`;
    expect(visibleTexts(code).toSorted()).toEqual(["Be quiet", "Open", "Speed", "Stopping", "go on", "stop"]);
  });

  test("passes over classes, types, errors, comparisons and names", () => {
    const code = `
      import { X } from "./Some File";
      type Track = "Me" | "Them";
      export function Say({ kind }: { readonly kind: "Some Kind" }) {
        if (kind === "Some Kind") throw new Error("No such kind");
        return <p className={kind ? "grid Wide now" : ""} data-kind="A b" role="status">Sotto{kind}</p>;
      }`;
    expect(visibleTexts(code)).toEqual([]);
  });

  test("looks at the whole page", () => {
    expect(files).toContain("views/Start/Start.tsx");
    expect(files).toContain("state/failures.ts");
    expect(files.length).toBeGreaterThan(60);
  });

  test("every file that is still to be done has words", () => {
    for (const file of notYet) expect(visibleTexts(readFileSync(`${app}${file}`, "utf8")), file).not.toEqual([]);
  });
});
