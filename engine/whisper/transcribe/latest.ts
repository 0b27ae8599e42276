/**
 * Runs a task that shows values while it works: yields the newest value whenever the consumer is ready for one and
 * returns the task's result. Values that come faster than they are taken are replaced, never queued.
 *
 * A consumer that stops early waits for the task to settle, so that no two tasks share a device.
 */
export async function* latestOf<Value, Result>(
  task: (show: (value: Value) => void) => Promise<Result>,
): AsyncGenerator<Value, Result> {
  let latest: { readonly value: Value } | undefined;
  let settled = false;
  let wake = () => {};
  const result = task((value) => {
    latest = { value };
    wake();
  });
  const end = () => {
    settled = true;
    wake();
  };
  result.then(end, end);
  try {
    while (latest || !settled) {
      if (!latest) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else {
        const { value } = latest;
        latest = undefined;
        yield value;
      }
    }
  } finally {
    await result.catch(() => {});
  }
  return result;
}
