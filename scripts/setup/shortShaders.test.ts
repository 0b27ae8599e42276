import { expect, test } from "vitest";
import { shaderSource } from "../../kernels/kernel";
import { bringRareKernels } from "../../kernels/runtime/bringRareKernels";
import { nullDevice } from "../../kernels/testing/nullDevice";
import { allRequests, allTunings, workgroupMemories } from "../../kernels/testing/requests";
import { unroll } from "../../kernels/unroll";
import { shorten } from "./shortShaders";

await bringRareKernels();

test("a shader without comments and needless white space has every statement that it had", () => {
  const source = "// What it is.\nconst A = 1u;   // one\n\nfn main() {\n  let b = A / 2 - -x & &y;\n  return -b;\n}\n";
  expect(shorten(source)).toBe("const A=1u;fn main(){let b=A/2- -x& &y;return-b;}");
});

test("no shader has a comment over several lines, which would stay", () => {
  for (const [source] of shaders()) expect(source).not.toContain("/*");
});

test("every shader is one without them", async () => {
  const device = await nullDevice();
  for (const [source, unrolled] of shaders()) {
    const module = device.createShaderModule({ code: unroll(shorten(source), unrolled) });
    const { messages } = await module.getCompilationInfo();
    expect(messages.filter(({ type }) => type === "error").map(({ message }) => message)).toEqual([]);
  }
});

/** Each that the page can ask for in f32, once, and its loops that are written out. */
function shaders(): ReadonlyMap<string, readonly string[] | undefined> {
  const requests = workgroupMemories
    .flatMap(allTunings)
    .filter(({ element }) => element === "f32")
    .flatMap(allRequests);
  return new Map(requests.map(({ kernel, prelude }) => [shaderSource(kernel, prelude), kernel.unrolled]));
}
