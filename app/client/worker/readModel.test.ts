import { afterEach, expect, test, vi } from "vitest";
import { SottoError } from "../../../engine/index";
import type { ModelReader } from "../models/modelPort";
import { readModel } from "./readModel";

const ofPage = { name: "tiny", file: "https://here/models/tiny.bin", bytes: 2, sha256: "abc" };
const ofHost = { ...ofPage, name: "small", file: "" };
const bytes = Uint8Array.of(1, 2);

afterEach(() => vi.unstubAllGlobals());

const sevens = Uint8Array.of(7);
const whole = { bytes: sevens, until: async () => {} };
const broken = { bytes: sevens, until: () => Promise.reject(new SottoError("model-corrupt", "damaged")) };

function setUp(read: ModelReader["read"]) {
  const fetched: string[] = [];
  vi.stubGlobal("fetch", async () => new Response(bytes));
  const options = { stored: { read, keep: () => {} }, onFetched: (name: string) => void fetched.push(name) };
  const load = (request: typeof ofPage, how: "as it comes" | "whole" = "whole") =>
    readModel(request, () => {}, { ...options, how });
  return { fetched, load };
}

test("what is stored is read, and was checked there", async () => {
  const { fetched, load } = setUp(async () => whole);
  expect(await load(ofHost)).toEqual({ ...whole, isChecked: true });
  expect(await load(ofPage)).toEqual({ ...whole, isChecked: true });
  expect(fetched).toEqual([]);
});

test("a model of the page that is not stored is fetched, to be checked and stored", async () => {
  const { fetched, load } = setUp(async () => undefined);
  expect(await load(ofPage)).toEqual({ bytes, isChecked: false });
  expect(fetched).toEqual(["tiny"]);
});

test("a model of the page whose stored copy is beyond repair is fetched too", async () => {
  const { load } = setUp(() => Promise.reject(new SottoError("model-corrupt", "damaged")));
  expect(await load(ofPage)).toEqual({ bytes, isChecked: false });
  await expect(load(ofHost)).rejects.toMatchObject({ name: "model-corrupt" });
});

test("what breaks off is given away as it comes, and told of or fetched where the whole is asked for", async () => {
  const { load } = setUp(async () => broken);
  expect(await load(ofPage, "as it comes")).toEqual({ ...broken, isChecked: true });
  expect(await load(ofPage)).toEqual({ bytes, isChecked: false });
  await expect(load(ofHost)).rejects.toMatchObject({ name: "model-corrupt" });
});

test("a model of a host that is not here says so", async () => {
  const { load } = setUp(async () => undefined);
  await expect(load(ofHost)).rejects.toMatchObject({ name: "model-unknown", message: /^small is not on this device/ });
});

test("a file of the user's is read as it is", async () => {
  const file = new Blob([bytes]);
  const read = readModel({ ...ofPage, file }, () => {}, {
    stored: { read: () => Promise.reject(new Error("not asked for")), keep: () => {} },
    onFetched: () => {},
    how: "whole",
  });
  expect(await read).toEqual({ bytes, isChecked: false });
});
