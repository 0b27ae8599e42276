/** Where the worker that fetches models may go: to any host that the user named, and to one on this machine. */
const modelHosts = "https: http://localhost:* http://127.0.0.1:*";
const modelWorker = /\/[^/]*models\.worker[^/]*$/;

/**
 * The content security policy of a worker's script. A page's `<meta>` does not bind workers that come from the network, so
 * each brings its own: the engine, which sees what is said, reaches nothing but the page's own origin.
 */
export function workerPolicy(url: URL): string {
  const connect = modelWorker.test(url.pathname) ? `'self' ${modelHosts}` : "'self'";
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src ${connect}`,
    "worker-src 'self'",
  ].join("; ");
}
