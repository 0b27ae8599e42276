import { describe, expect, test } from "vitest";
import { en } from "./en/index";
import { languages } from "./languages";
import { chunks, loadStrings } from "./loadStrings";

type Call = (...given: readonly unknown[]) => unknown;

/** Parameters that are texts; all others are numbers. */
const texts = /^(?:action|adapter|codec|engine|file|format|host|languages?|letter|message|model|name|other|sentence)$/;

/** One of each of the plural forms that languages have, and a large one. */
const amounts = [0, 1, 2, 5, 21, 5000];

const codes = languages.map(({ code }) => code).filter((code) => code === "en" || code in chunks);

/** The names of a function's parameters. */
function parametersOf(call: Call): readonly string[] {
  return (/^\(?([^)=]*)\)?\s*=>/.exec(String(call))?.[1] ?? "").split(",").flatMap((name) => name.trim() || []);
}

/** Texts and functions with the path to each; `formats` is the same code in all languages. */
function leavesOf(value: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, path === "" ? key : `${path}/${key}`));
}

function areasOf({ formats: _, ...areas }: { readonly formats: unknown }) {
  return new Map(leavesOf(areas));
}

/** What a text of the page may be: `#` is a number that was not put in. */
function expectText(text: unknown, path: string): void {
  expect(text, path).toEqual(expect.stringMatching(/\S/));
  expect(text, path).not.toMatch(/undefined|NaN|null|\[object|[#]|^\s|\s$/);
}

const english = areasOf(en);

describe.each(codes)("%s", (code) => {
  test("is there, with every string and no other", async () => {
    const strings = await loadStrings(code);
    expect(strings.language).toBe(code);
    expect([...areasOf(strings).keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test("every text says something", async () => {
    for (const [path, value] of areasOf(await loadStrings(code))) {
      if (typeof value !== "function") expectText(value, path);
    }
  });

  test("every function says something, with the names that it was given", async () => {
    for (const [path, value] of areasOf(await loadStrings(code))) {
      if (typeof value !== "function") continue;
      // English's names: a translation may have its own for them.
      const parameters = parametersOf(english.get(path) as Call);
      expect(parameters, path).not.toEqual([]);
      for (const amount of amounts) {
        const given = parameters.map((name) => (texts.test(name) ? `Given ${name}` : amount));
        const text = (value as Call)(...given);
        expectText(text, path);
        for (const name of given.filter((one) => typeof one === "string")) {
          expect(String(text).toLowerCase(), path).toContain(name.toLowerCase());
        }
      }
    }
  });

  test("what has no name is still said", async () => {
    const { common, failures } = await loadStrings(code);
    expectText(common.doneOf(7, undefined), "common/doneOf");
    const { audioUnreadable, downloadFailed, modelCorrupt, modelUnknown, offline, outOfMemory } = failures;
    for (const say of [audioUnreadable, downloadFailed, modelCorrupt, modelUnknown, offline, outOfMemory]) {
      expectText(say(undefined), String(say));
    }
  });

  test("numbers have their units", async () => {
    const { formats } = await loadStrings(code);
    const { coarseSpan, delay, size, percent, rate, span, speed, spokenTime } = formats;
    const said = [5, 65, 5000].flatMap((n) =>
      [span, coarseSpan, delay, spokenTime, size, speed, rate].map((f) => f(n)),
    );
    for (const text of [...said, percent(1, 3), formats.languageName("de")]) expectText(text, "formats");
  });
});
