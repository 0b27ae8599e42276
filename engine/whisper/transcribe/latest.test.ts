import { expect, test } from "vitest";
import { latestOf } from "./latest";

async function collect<Value, Result>(values: AsyncGenerator<Value, Result>) {
  const seen: Value[] = [];
  for (;;) {
    const next = await values.next();
    if (next.done) return { seen, result: next.value };
    seen.push(next.value);
  }
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

test("values come in order, the newest in place of those not taken, then the result", async () => {
  const { seen, result } = await collect(
    latestOf<number, string>(async (show) => {
      show(1);
      show(2);
      await tick();
      show(3);
      await tick();
      show(4);
      show(5);
      return "done";
    }),
  );
  expect(seen).toEqual([2, 3, 5]);
  expect(result).toBe("done");
});

test("a failing task fails the generator after its values", async () => {
  const values = latestOf<number, string>(async (show) => {
    show(1);
    throw new Error("broken");
  });
  expect(await values.next()).toEqual({ done: false, value: 1 });
  await expect(values.next()).rejects.toThrow("broken");
});

test("stopping early waits for the task", async () => {
  let finished = false;
  const values = latestOf<number, string>(async (show) => {
    show(1);
    await tick();
    finished = true;
    return "done";
  });
  await values.next();
  await values.return("stopped");
  expect(finished).toBe(true);
});
