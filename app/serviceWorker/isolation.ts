/**
 * Headers under which a browser isolates a page from other origins, and only then shares memory between its threads.
 * `credentialless`, so that models go on coming from hosts that know nothing of these headers; browsers without it compute
 * on one thread.
 */
export const isolationHeaders: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "credentialless",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** The same response with the headers of isolation; itself where it has them, or where it may not be touched. */
export function isolated(response: Response): Response {
  // A redirect to be followed by the browser, or an answer whose content is hidden: neither can be made anew.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  if (headers.has("Cross-Origin-Opener-Policy") && headers.has("Cross-Origin-Embedder-Policy")) return response;
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}
