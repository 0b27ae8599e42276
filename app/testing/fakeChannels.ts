type Listener = (event: { readonly data: unknown }) => void;

/** What tabs tell each other: whatever one that was opened posts all others hear, at once. */
export function fakeChannels() {
  const all = new Set<Set<Listener>>();
  return function open(): Pick<BroadcastChannel, "postMessage" | "addEventListener"> {
    const own = new Set<Listener>();
    all.add(own);
    const channel = {
      postMessage(message: unknown) {
        for (const others of all) {
          if (others === own) continue;
          for (const listener of others) listener({ data: structuredClone(message) });
        }
      },
      addEventListener: (_: string, listener: Listener) => void own.add(listener),
    };
    return channel as unknown as BroadcastChannel;
  };
}
