/** In a worker: resolves once it holds a lock of its name, which it keeps for as long as it lives. */
export function holdName(): Promise<void> {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve();
    void navigator.locks.request(self.name, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** On the page: calls `tell` when a worker of that name, which holds it, is no more: whoever gets its lock next knows. */
export async function onDeath(name: string, tell: () => void): Promise<void> {
  await navigator.locks?.request(name, tell);
}
