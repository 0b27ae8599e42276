/** A browser that a test drives, for as long as it has one page. */
export interface Driver {
  readonly open: (url: string) => Promise<void>;
  /** Runs the body of an asynchronous function in the page; what it returns comes back as JSON. */
  readonly execute: (body: string, values: readonly unknown[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Calls a function in the page, with values that JSON can carry, and waits for what it returns. */
export async function call<Values extends readonly unknown[], Result>(
  driver: Driver,
  inPage: (...values: Values) => Result,
  ...values: Values
): Promise<Awaited<Result>> {
  const body = `const done = arguments[arguments.length - 1];
    Promise.resolve().then(() => (${inPage})(...[...arguments].slice(0, -1))).then(
      (value) => done({ value }),
      (error) => done({ error: String(error) }),
    );`;
  const { value, error } = (await driver.execute(body, values)) as { value: Awaited<Result>; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

/** Asks again and again until there is an answer. */
export async function until<Result>(
  what: string,
  ask: () => Promise<Result | null | undefined> | Result | null | undefined,
  patience = 60_000,
): Promise<Result> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== undefined && found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what}: not within ${patience / 1000} s`);
}
