/** A kernel of the WebAssembly module, as its source declares it. */
export interface DeclaredKernel {
  /** Name of its folder and its file. */
  readonly name: string;
  /** The function that performs units of its work, and the class of its arguments. */
  readonly call: string;
  readonly arguments: string;
  /** File that declares the class, from the project's folder. */
  readonly argumentsFile: string;
  /** The class's fields, a 32-bit word each. */
  readonly fields: readonly string[];
  readonly needsScratch: boolean;
}

/**
 * Reads the kernels from their sources, file → text: in `kernels/NAME/NAME.wasm.ts` the exported function of that name, and
 * the `@unmanaged` class that it takes. In the order of their names. Throws an Error where one of them is not as it should be.
 */
export function declaredKernels(sources: ReadonlyMap<string, string>): readonly DeclaredKernel[] {
  const kernels = [...sources].flatMap(([file, source]) => {
    const name = file.match(/^kernels\/(\w+)\/\1\.wasm\.ts$/)?.[1];
    return name ? [declaredKernel(name, source, sources)] : [];
  });
  return kernels.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function declaredKernel(name: string, source: string, sources: ReadonlyMap<string, string>): DeclaredKernel {
  const call = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const parameters =
    source.match(new RegExp(`^export function ${call}\\(([^)]*)\\): void`, "m"))?.[1]?.split(",") ?? [];
  const [, className] = parameters[0]?.match(/^\w+: (\w+)$/) ?? [];
  if (!className) throw new Error(`${name}.wasm.ts exports no function ${call} that takes a class of arguments.`);
  const declared = [...sources].find(([, text]) => text.includes(`export class ${className} {`));
  if (!declared) throw new Error(`No .wasm.ts file exports the class ${className} that ${name} takes.`);
  const [argumentsFile, text] = declared;
  return {
    name,
    call,
    arguments: className,
    argumentsFile,
    fields: fieldsOf(className, text),
    needsScratch: parameters.length > 3,
  };
}

function fieldsOf(className: string, source: string): readonly string[] {
  const body = source.split(`export class ${className} {`)[1]?.split("\n}")[0] ?? "";
  return [...body.matchAll(/^ {2}(\w+): (\w+);/gm)].map(([, field = "", type = ""]) => {
    if (type !== "usize" && type !== "i32")
      throw new Error(`${className}.${field} is ${type}; usize or i32 was expected.`);
    return field;
  });
}

/** AssemblyScript that calls a kernel by its number, which is its place in the list; `path` leads to the project's folder. */
export function dispatcherSource(kernels: readonly DeclaredKernel[], path: string): string {
  const fileOf = (name: string) => `kernels/${name}/${name}.wasm.ts`;
  const names = new Map<string, Set<string>>();
  for (const { name, call, ...kernel } of kernels) {
    names.set(fileOf(name), (names.get(fileOf(name)) ?? new Set()).add(call));
    names.set(kernel.argumentsFile, (names.get(kernel.argumentsFile) ?? new Set()).add(kernel.arguments));
  }
  const imports = [...names].map(
    ([file, imported]) => `import { ${[...imported].join(", ")} } from "${path}${file.replace(/\.ts$/, "")}";`,
  );
  const cases = kernels.map(({ call, needsScratch, ...kernel }, number) => {
    const args = `changetype<${kernel.arguments}>(call), from, to${needsScratch ? ", scratch" : ""}`;
    return `    case ${number}:\n      return ${call}(${args});`;
  });
  return [
    "// Written by scripts/setup/compileKernels.ts.",
    ...imports,
    "export function perform(kernel: i32, call: usize, from: i32, to: i32, scratch: usize): void {",
    "  switch (kernel) {",
    ...cases,
    "  }",
    "}",
    "",
  ].join("\n");
}

/** What the host writes programs by, in JSON: the kernels in their order, and their fields. See kernels/runtime/wasmProgram.ts. */
export function kernelTable(kernels: readonly DeclaredKernel[]): string {
  return JSON.stringify(Object.fromEntries(kernels.map(({ name, fields }) => [name, fields.join(" ")])));
}
