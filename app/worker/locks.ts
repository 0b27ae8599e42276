const prefix = "sotto.recording.";

/** Marks a recording as being written, until the returned function is called or this worker is gone. */
export function hold(id: string): () => void {
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  void navigator.locks?.request(prefix + id, () => held);
  return free;
}

/** The recordings that a tab of this browser writes. */
export async function held(): Promise<ReadonlySet<string>> {
  const { held: locks = [] } = (await navigator.locks?.query()) ?? {};
  const names = locks.map(({ name }) => name ?? "").filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
