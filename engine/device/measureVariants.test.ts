import { expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import type { VariantNames } from "../../kernels/runtime/variants";
import { measureVariants } from "./measureVariants";

const table: VariantNames = { matmul: "8×16/8×4", matvec: "16/128", attention: "16×4/4", attend: "256" };

interface Card {
  /** Milliseconds of a run by the names of variants; 10 for those that are not named. */
  readonly times?: Readonly<Record<string, number>>;
  /** Variants that compute something else, and those that fail. */
  readonly wrong?: readonly string[];
  readonly broken?: readonly string[];
}

/** A card on which variants take their time by a clock that nothing else moves. */
function card({ times = {}, wrong = [], broken = [] }: Card) {
  let clock = 0;
  let scopes = 0;
  const facts = { software: false, subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384, matrices: false };
  const scope = (names: Partial<VariantNames>): Backend => {
    const [variant = ""] = Object.values(names);
    const handle = { label: "fake", rows: 8 };
    const numbers = Float32Array.of(1, wrong.includes(variant) ? 2.001 : 2);
    scopes++;
    let submitted = 0;
    return {
      info: { software: false },
      tensor: () => handle,
      weight: () => handle,
      write: () => {},
      record: async () => {
        if (broken.includes(variant)) throw new Error("does not compile");
        return handle;
      },
      submit: (programs: readonly unknown[]) => {
        submitted = programs.length;
      },
      readWords: async () => {
        clock += submitted * (times[variant] ?? 10);
        return new Uint32Array(1);
      },
      readFloats: async () => numbers,
      dispose: () => void scopes--,
    } as unknown as Backend;
  };
  const backend = { variants: { facts, names: table, scope, bring: async () => {} } } as unknown as Backend;
  return { backend, now: () => clock, left: () => scopes };
}

const forever = Number.POSITIVE_INFINITY;

test("the fastest of each class is chosen, the table's where another is hardly faster", async () => {
  const { backend, now, left } = card({ times: { "8×8/4×4": 4, direct: 2, none: 9.7, "64": 30, "128": 5 } });
  const measured = await measureVariants(backend, { limit: forever, now });
  expect(measured?.names).toEqual({ matmul: "direct", matvec: "16/128", attention: "direct", attend: "128" });
  expect(measured?.figures.matmul).toContainEqual({ name: "8×8/4×4", milliseconds: 4 });
  expect(left()).toBe(0);
});

test("what computes other numbers than the portable one, or does not run, cannot win, be it the table's", async () => {
  const times = { "8×8/4×4": 1, "16×16/4×4": 2, "32/32": 1, none: 12 };
  const { backend, now } = card({ times, wrong: ["8×8/4×4", "256"], broken: ["32/32"] });
  const measured = await measureVariants(backend, { limit: forever, now });
  expect(measured?.names).toMatchObject({ matmul: "16×16/4×4", matvec: "16/128" });
  expect(measured?.names.attend).not.toBe("256");
  expect(measured?.figures.matmul).toContainEqual({ name: "8×8/4×4", milliseconds: undefined });
});

test("what an adapter cannot run is not tried", async () => {
  const { backend, now } = card({ times: { subgroups: 1, "16×8/5": 1 } });
  const measured = await measureVariants(backend, { limit: forever, now });
  expect(measured?.names).toEqual(table);
});

test("it ends after its time, and at once where something else needs the card; the rest stays as it was", async () => {
  const slow = card({ times: { direct: 1, none: 1, "8×16/8×4": 90 } });
  const measured = await measureVariants(slow.backend, { limit: 200, now: slow.now });
  expect(measured?.figures.attention).toEqual([]);
  expect(measured?.names).toMatchObject({ attention: "16×4/4", attend: "256" });
  const { backend, now, left } = card({ times: { direct: 1 } });
  const given = await measureVariants(backend, { limit: forever, now, isOver: () => true });
  expect(given?.names).toEqual(table);
  expect(left()).toBe(0);
});

test("a processor has one way", async () => {
  expect(await measureVariants({} as Backend, { limit: forever, now: () => 0 })).toBeUndefined();
});
