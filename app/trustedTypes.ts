/** As far as it is needed here of what TypeScript's library does not have yet. */
interface TrustedTypes {
  createPolicy(name: "default", rules: { readonly createScriptURL: (url: string) => string }): unknown;
}

/**
 * Where the browser has Trusted Types, which the page's policy then demands: lets workers and the service worker be started
 * from this page's own origin alone, and no text become a script or markup. To be called before any of them is.
 */
export function trustOwnScripts(page: typeof globalThis & { readonly trustedTypes?: TrustedTypes }): void {
  const { href, origin } = page.location;
  page.trustedTypes?.createPolicy("default", {
    createScriptURL(url) {
      const { protocol, origin: from } = new URL(url, href);
      if (from === origin && protocol !== "blob:") return url;
      throw new TypeError(`${url} is no script of ${origin}.`);
    },
  });
}
