/** What was asked of one host since the page opened. */
export interface HostRequests {
  /** With its port. */
  readonly host: string;
  readonly requests: number;
  /** Bytes that came; undefined where a host other than the page's own does not say. */
  readonly bytes: number | undefined;
}

/** A request as the browser's own book-keeping has it. */
export interface Request {
  readonly url: string;
  /** Bytes of the answer as they came, or as they lay in the browser's cache. */
  readonly bytes: number;
}

/** Counts requests by host; what does not leave the browser is none. */
export class HostCounts {
  readonly #counts = new Map<string, { requests: number; bytes: number }>();

  add(requests: readonly Request[]): void {
    for (const { url, bytes } of requests) {
      const { protocol, host } = new URL(url);
      if (protocol !== "http:" && protocol !== "https:") continue;
      const before = this.#counts.get(host) ?? { requests: 0, bytes: 0 };
      this.#counts.set(host, { requests: before.requests + 1, bytes: before.bytes + bytes });
    }
  }

  /** The most asked one first. */
  byHost(ownHost: string): readonly HostRequests[] {
    return [...this.#counts]
      .map(([host, { requests, bytes }]) => ({
        host,
        requests,
        bytes: bytes === 0 && host !== ownHost ? undefined : bytes,
      }))
      .sort((a, b) => b.requests - a.requests);
  }
}

/** The channel on which workers tell the page what they ask for. */
const channelName = "sotto.requests";

const counts = new HostCounts();
const listeners = new Set<() => void>();
let summary: readonly HostRequests[] = [];

/** Counts what this page asks of the network from when it was opened on, and what its workers tell; to be called once. */
export function watchRequests(): void {
  observe(add, ["navigation", "resource"]);
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", ({ data }: MessageEvent<readonly Request[]>) => add(data));
}

/** Tells the page what this worker asks of the network. */
export function reportRequests(): void {
  const channel = new BroadcastChannel(channelName);
  observe((requests) => channel.postMessage(requests), ["resource"]);
}

/** Hosts by how much was asked of them; the same object until something was asked. */
export function requestsByHost(): readonly HostRequests[] {
  return summary;
}

/** Hears of every further request, until the returned function is called. */
export function onRequests(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function add(requests: readonly Request[]): void {
  counts.add(requests);
  summary = counts.byHost(location.host);
  for (const listener of listeners) listener();
}

function observe(hear: (requests: readonly Request[]) => void, types: readonly string[]): void {
  const observer = new PerformanceObserver((list) => {
    const entries = list.getEntries().filter((entry) => entry instanceof PerformanceResourceTiming);
    hear(
      entries.map(({ name, transferSize, encodedBodySize }) => ({
        url: name,
        bytes: Math.max(transferSize, encodedBodySize),
      })),
    );
  });
  for (const type of types) observer.observe({ type, buffered: true });
}
