import type { Verbs } from "../../kernels/operations";
import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor } from "../../kernels/runtime/tensor";
import type { KernelClass, VariantNames } from "../../kernels/runtime/variants";
import { kernelClasses, variantNames } from "../../kernels/runtime/variants";
import { seededTensor, seededWeight } from "./seeded";

export interface MeasuredVariant {
  readonly name: string;
  /** Milliseconds of one run, the least of three; undefined: it computed other numbers than the portable one, or failed. */
  readonly milliseconds: number | undefined;
}

export interface MeasuredVariants {
  readonly names: VariantNames;
  readonly figures: Readonly<Record<KernelClass, readonly MeasuredVariant[]>>;
}

export interface MeasureOptions {
  /** Milliseconds of the card after which what is left stays as it is; compilers, which work beside it, do not count. */
  readonly limit: number;
  readonly now: () => number;
  /** Asked between two variants: something else needs the card. */
  readonly isOver?: () => boolean;
}

/** What every adapter can run, and what all others must agree with. */
const portable: VariantNames = { matmul: "direct", matvec: "16/128", attention: "direct", attend: "64" };

/** A variant has to be so much faster than the table's to take its place: less is chance. */
const WORTH = 0.93;
/** Largest difference from the portable variant's numbers, relative to the largest of them; subgroup matrices multiply in f16. */
const TOLERANCE = 1e-4;
const MATRIX_TOLERANCE = 2e-3;
/** Milliseconds that a timed sample takes at least: clocks of pages have steps of a tenth. */
const SHORTEST = 1;
const mostRuns = 64;

/**
 * Tries the variants of every class of kernels on this card and says which is fastest. A variant whose numbers are not those of
 * the portable one cannot win. Leaves nothing on the device.
 */
export async function measureVariants(
  backend: Backend,
  options: MeasureOptions,
): Promise<MeasuredVariants | undefined> {
  if (!backend.variants) return undefined;
  await backend.variants.bring();
  let spent = 0;
  const isOver = () => spent > options.limit || (options.isOver?.() ?? false);
  const names = { ...backend.variants.names };
  const figures = Object.fromEntries(kernelClasses.map((name) => [name, [] as MeasuredVariant[]])) as Record<
    KernelClass,
    MeasuredVariant[]
  >;
  for (const name of kernelClasses) {
    const right = await computed(backend, { [name]: portable[name] }, name).catch(() => undefined);
    if (!right || isOver()) break;
    const first = names[name];
    // The table's comes first: what no time is left for is no better than it.
    const others = variantNames(name, backend.variants.facts).filter((one) => one !== first);
    for (const variant of [first, ...others]) {
      if (isOver()) break;
      const found = await tried(backend, { [name]: variant }, name, options).catch(() => undefined);
      spent += found?.spent ?? 0;
      const tolerance = variant.startsWith("matrix") ? MATRIX_TOLERANCE : TOLERANCE;
      const isRight = found !== undefined && agrees(found.numbers, right, tolerance);
      figures[name].push({ name: variant, milliseconds: isRight ? found.milliseconds : undefined });
    }
    names[name] = best(figures[name], first);
  }
  return { names, figures };
}

/** The fastest, unless the first is nearly as fast; one that computes something else is no choice, be it the first. */
function best(figures: readonly MeasuredVariant[], first: string): string {
  const right = figures.filter((one) => one.milliseconds !== undefined);
  const timeOf = (one: MeasuredVariant) => one.milliseconds ?? Number.POSITIVE_INFINITY;
  const fastest = right.reduce<MeasuredVariant | undefined>((a, b) => (a && timeOf(a) <= timeOf(b) ? a : b), undefined);
  if (!fastest) return first;
  const known = right.find(({ name }) => name === first);
  return known && timeOf(fastest) > WORTH * timeOf(known) ? first : fastest.name;
}

interface Tried {
  /** Of one run. */
  readonly milliseconds: number;
  /** Of all of them. */
  readonly spent: number;
  readonly numbers: Float32Array;
}

async function tried(
  device: Backend,
  variant: Partial<VariantNames>,
  name: KernelClass,
  { now }: Pick<MeasureOptions, "now">,
): Promise<Tried> {
  return inScope(device, variant, async (scope) => {
    const { program, result } = await recorded(scope, name);
    const take = async (runs: number) => {
      const began = now();
      scope.submit(new Array<Program>(runs).fill(program));
      await scope.readWords(result, 1);
      return now() - began;
    };
    const began = now();
    // The first time is that of buffers and caches.
    await take(1);
    const runs = Math.max(1, Math.min(mostRuns, Math.ceil(SHORTEST / (await take(1)))));
    const times = [await take(runs), await take(runs), await take(runs)];
    const spent = now() - began;
    return { milliseconds: Math.min(...times) / runs, spent, numbers: await scope.readFloats(result) };
  });
}

async function computed(device: Backend, variant: Partial<VariantNames>, name: KernelClass): Promise<Float32Array> {
  return inScope(device, variant, async (scope) => {
    const { program, result } = await recorded(scope, name);
    scope.submit([program]);
    return scope.readFloats(result);
  });
}

async function inScope<T>(
  { variants }: Backend,
  variant: Partial<VariantNames>,
  use: (scope: Backend) => Promise<T>,
): Promise<T> {
  if (!variants) throw new Error("This device has one way only.");
  const scope = variants.scope(variant);
  try {
    return await use(scope);
  } finally {
    scope.dispose();
  }
}

async function recorded(scope: Backend, name: KernelClass): Promise<{ program: Program; result: Tensor }> {
  const { build, result } = works[name](scope);
  return { program: await scope.record(`measured ${name}`, build), result };
}

function agrees(found: Float32Array, wanted: Float32Array, tolerance: number): boolean {
  const scale = wanted.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  return found.every((one, i) => Math.abs(one - (wanted[i] as number)) <= tolerance * scale);
}

interface Work {
  readonly build: (verbs: Verbs) => void;
  readonly result: Tensor;
}

/** A piece of a model's work for each class, in the sizes of tiny; a software adapter gets a part of it. */
const works: Readonly<Record<KernelClass, (on: Backend) => Work>> = {
  matmul(on) {
    const rows = on.info.software ? 64 : 1536;
    const x = seededTensor(on, [rows, 384]);
    const [up, down] = [seededWeight(on, 1536, 384), seededWeight(on, 384, 1536)];
    const [hidden, result] = [on.tensor("hidden", [rows, 1536]), on.tensor("y", [rows, 384])];
    const build = (verbs: Verbs) => {
      verbs.linear({ x, weight: up, y: hidden, rows });
      verbs.linear({ x: hidden, weight: down, y: result, rows });
    };
    return { build, result };
  },
  matvec(on) {
    const x = seededTensor(on, [1, 384]);
    const [up, down] = [seededWeight(on, 1536, 384), seededWeight(on, 384, 1536)];
    const words = seededWeight(on, on.info.software ? 2048 : 49_152, 384);
    const [hidden, y] = [on.tensor("hidden", [1, 1536]), on.tensor("y", [1, 384])];
    const result = on.tensor("logits", [1, words.rows], "f32");
    const build = (verbs: Verbs) => {
      for (let layer = 0; layer < (on.info.software ? 1 : 4); layer++) {
        verbs.linear({ x, weight: up, y: hidden, rows: 1 });
        verbs.linear({ x: hidden, weight: down, y, rows: 1 });
      }
      verbs.linear({ x: y, weight: words, y: result, rows: 1 });
    };
    return { build, result };
  },
  attention(on) {
    const [heads, keys] = on.info.software ? [1, 128] : [6, 1536];
    const qkv = seededTensor(on, [keys, heads * 192]);
    const result = on.tensor("y", [keys, heads * 64]);
    return { build: (verbs) => verbs.attention({ qkv, y: result, heads, keys, batches: 1 }), result };
  },
  attend(on) {
    const [heads, keys] = on.info.software ? [2, 256] : [6, 1536];
    const q = seededTensor(on, [1, heads * 64]);
    const kv = seededTensor(on, [1, keys, heads * 128]);
    const result = on.tensor("y", [1, heads * 64]);
    const build = (verbs: Verbs) => verbs.crossAttention({ q, kv, y: result, heads, keys, rowsPerWindow: 1, rows: 1 });
    return { build, result };
  },
};
