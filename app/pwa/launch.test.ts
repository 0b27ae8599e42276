import { expect, test } from "vitest";
import { launchOf, withoutLaunch } from "./launch";

const id = "0b0f4b5e-77f3-4a52-9d5c-0c4f5a3d8f11";

test.each([
  ["", { action: "none" }],
  ["?action=record", { action: "record" }],
  ["?device=cpu&action=open#/models", { action: "open" }],
  ["?action=delete", { action: "none" }],
  [`?share=${id}`, { action: "take-share", id }],
  ["?share=failed", { action: "share-failed" }],
  ["?share=../../secret", { action: "none" }],
  [`?share=${id}&action=record`, { action: "take-share", id }],
])("“%s” asks for %j", (query, launch) => {
  expect(launchOf(`https://here/sotto/${query}`)).toEqual(launch);
});

test("what was asked leaves the address, the rest stays", () => {
  expect(withoutLaunch("https://here/sotto/?device=cpu&action=record&share=x#/models")).toBe(
    "https://here/sotto/?device=cpu#/models",
  );
  expect(withoutLaunch("https://here/sotto/?action=record")).toBe("https://here/sotto/");
});
