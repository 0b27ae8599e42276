import { expect, test } from "vitest";
import { trustOwnScripts } from "./trustedTypes";

test("scripts of the page's own origin are trusted, and no others", () => {
  let trust = (_: string) => "";
  const trustedTypes = {
    createPolicy: (_: string, rules: { readonly createScriptURL: (url: string) => string }) => {
      trust = rules.createScriptURL;
    },
  };
  const location = { href: "https://here/sotto/", origin: "https://here" };
  trustOwnScripts({ trustedTypes, location } as unknown as typeof globalThis);
  for (const url of ["./serviceWorker.js", "https://here/sotto/assets/engine.worker-1.js"])
    expect(trust(url)).toBe(url);
  for (const url of ["https://there/x.js", "blob:https://here/1", "data:text/javascript,1"]) {
    expect(() => trust(url), url).toThrow(TypeError);
  }
  expect(() => trustOwnScripts({ location } as typeof globalThis)).not.toThrow();
});
