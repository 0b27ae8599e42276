import { expect, test } from "vitest";
import { hostSource } from "./address";
import { importName } from "./importName";

const mirror = "https://mirror.example/hf";
const at = (text: string, base?: string) => hostSource(text, base)?.address;

test("a repository is named, or given by its page", () => {
  const repository = "https://huggingface.co/KBLab/kb-whisper-small";
  for (const text of [
    "KBLab/kb-whisper-small",
    " KBLab/kb-whisper-small ",
    "huggingface.co/KBLab/kb-whisper-small",
    repository,
    `${repository}/`,
    `${repository}/tree/main`,
  ]) {
    expect(hostSource(text, undefined)).toEqual({
      from: "host",
      repository: "KBLab/kb-whisper-small",
      address: repository,
    });
  }
  expect(at("KBLab/kb-whisper-small", mirror)).toBe(`${mirror}/KBLab/kb-whisper-small`);
  expect(at("http://127.0.0.1:80/lab/tune")).toBe("http://127.0.0.1/lab/tune");
});

test("a file in another format is given by its address, and a ggml file is somebody else's affair", () => {
  const file = "https://huggingface.co/lab/tune/resolve/main/tune.gguf";
  expect(at(file)).toBe(file);
  expect(at(file.replace("/resolve/", "/blob/"))).toBe(file);
  expect(at(file, mirror)).toBe(`${mirror}/lab/tune/resolve/main/tune.gguf`);
  expect(hostSource("https://models.example/fine/med.bin", undefined)).toBeUndefined();
  expect(hostSource("https://models.example/a/b/c/med", undefined)).toBeUndefined();
});

test("what is neither is no address", () => {
  for (const text of ["not an address", "http://models.example/a/b", "../../x"]) {
    expect(() => hostSource(text, undefined)).toThrow(expect.objectContaining({ name: "model-unknown" }));
  }
});

test("a model is called after its repository, its folder, or its file where that says something", () => {
  const files = (folder: string | undefined, ...names: readonly string[]) =>
    importName({ from: "files", files: names.map((name) => ({ name, file: new Blob() })), folder });
  expect(importName({ from: "host", repository: "KBLab/kb-whisper-small", address: "" })).toBe("kb-whisper-small");
  expect(
    importName({ from: "host", repository: undefined, address: "https://h/a/tune/resolve/main/model.safetensors" }),
  ).toBe("tune");
  expect(files("whisper-tune", "config.json", "model.safetensors")).toBe("whisper-tune");
  expect(files(undefined, "tune-q4_k.gguf")).toBe("tune-q4_k");
  expect(files(undefined, "config.json", "model.safetensors")).toBe("whisper");
});
