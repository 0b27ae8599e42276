/** Hands every event of a run to `onEvent`, if it is given, in order, and resolves to what the run ends with. */
export async function drain<Event, Result>(
  run: AsyncGenerator<Event, Result>,
  onEvent: (event: Event) => void = () => undefined,
): Promise<Result> {
  for (;;) {
    const next = await run.next();
    if (next.done) return next.value;
    onEvent(next.value);
  }
}
