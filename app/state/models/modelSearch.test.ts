import { expect, test } from "vitest";
import { hostedModels } from "../../client/models/catalogue";
import { shelfModel } from "../../testing/fakeShelf";
import { groupsWith, soughtIn } from "./modelSearch";
import { groupsOf } from "./shelfGroups";

const shelf = [
  shelfModel("tiny.en-q5_1", { origin: "page" }),
  shelfModel("small-q5_1"),
  shelfModel("small-q8_0"),
  shelfModel("small.en-q5_1"),
  shelfModel("large-v3-q5_0"),
  shelfModel("kb-whisper-small-q5_0", { languages: ["sv"] }),
];
const purposes: Readonly<Record<string, string>> = {
  small: "Interviews, accents, names.",
  "kb-whisper-small": "small, trained by Sweden’s national library.",
};
const names: Readonly<Record<string, string>> = { en: "English", de: "German", sv: "Swedish", ja: "日本語" };

function found(typed: string) {
  const sought = soughtIn(typed);
  if (sought.kind !== "words") return sought.kind;
  const groups = groupsWith(groupsOf(shelf, { inUse: undefined, advised: undefined }), sought.words, (model) => ({
    about: `${model.name} ${purposes[model.name.replace(/(\.en)?-q\d_\d$/, "")] ?? ""}`,
    languages: model.languages.map((code) => names[code]).join(" "),
  }));
  return groups.map(({ size, shown, others }) => `${size}: ${[...shown, ...others].map(({ name }) => name).join(" ")}`);
}

test("models are found by name, by what they are good for, and by language, whatever case and accents", () => {
  expect(found("")).toBe("nothing");
  expect(found("LARGE")).toEqual(["large-v3: large-v3-q5_0"]);
  expect(found("accénts")).toEqual(["small: small-q5_1 small.en-q5_1 small-q8_0"]);
  expect(found("swed")).toEqual(["kb-whisper-small: kb-whisper-small-q5_0"]);
  expect(found("german large")).toEqual(["large-v3: large-v3-q5_0"]);
  expect(found("q8_0")).toEqual(["small: small-q8_0"]);
  expect(found("walrus")).toEqual([]);
  // Words are found by their beginnings: "all" is no part of "small".
  expect(found("all")).toEqual([]);
});

test("those that are called so come before those that know the language alone", () => {
  const groups = groupsOf([shelfModel("tiny-q5_1"), shelfModel("swedish-q5_1")], {
    inUse: undefined,
    advised: undefined,
  });
  const order = groupsWith(groups, ["swedish"], ({ name }) => ({ about: name, languages: "Swedish" }));
  expect(order.map(({ size, look }) => `${size} ${look}`)).toEqual(["swedish open", "tiny open"]);
  const many = groupsOf(
    hostedModels.map(({ name, languages }) => shelfModel(name, { languages })),
    {
      inUse: undefined,
      advised: undefined,
    },
  );
  const found = groupsWith(many, ["sv"], ({ name, languages }) => ({
    about: name.replace("kb", "sv"),
    languages: languages.join(" "),
  }));
  const looks = found.map(({ look }) => look);
  expect(looks.slice(0, 2)).toEqual(["open", "open"]);
  expect(new Set(looks.slice(2))).toEqual(new Set(["folded"]));
});

test("languages in scripts without spaces are found anywhere in a text", () => {
  const groups = groupsOf([shelfModel("tiny-q5_1")], { inUse: undefined, advised: undefined });
  expect(groupsWith(groups, ["本語"], () => ({ about: "", languages: "日本語" }))).toHaveLength(1);
});

test("what has a stroke in it is a place: a repository, its page, a file's address", () => {
  for (const place of ["KBLab/kb-whisper-small", "https://models.example/a.gguf", "huggingface.co/KBLab/x"])
    expect(soughtIn(` ${place} `)).toEqual({ kind: "place", place });
});
