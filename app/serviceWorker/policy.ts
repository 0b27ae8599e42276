/** Where workers may go that fetch models, or reach a server of the user's: to a host that the user named, or on this machine. */
const namedHosts = "https: http://localhost:* http://127.0.0.1:*";
const outgoing = /\/[^/]*(?:models|remote)\.worker[^/]*$/;
const anyWorker = /\.worker-[^/]*\.js$/;

/**
 * The content security policy of a worker's script. A page's `<meta>` does not bind workers that come from the network, so
 * each brings its own: the engine, which sees what is said, reaches nothing but the page's own origin.
 */
export function workerPolicy(url: URL): string {
  const connect = outgoing.test(url.pathname) ? `'self' ${namedHosts}` : "'self'";
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src ${connect}`,
    "worker-src 'self'",
  ].join("; ");
}

/** What a page's `<meta>` cannot say: that no other page may show it in a frame. The rest of its policy stands in index.html. */
export const pagePolicy = "frame-ancestors 'none'";

/** The policy that belongs to a file of the built page, as a host that can send headers should send it. */
export function policyOf(url: URL): string {
  return anyWorker.test(url.pathname) ? workerPolicy(url) : pagePolicy;
}

/** The same response with a policy besides what its host says; itself where it may not be touched. */
export function withPolicy(response: Response, policy: string): Response {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.append("Content-Security-Policy", policy);
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}
