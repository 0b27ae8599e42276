/** What the page is made of, paths relative to the service worker; the build puts it in (scripts/setup/builtFiles.ts). */
declare const SOTTO_FILES: {
  readonly shell: readonly { readonly url: string; readonly revision: string | null; readonly integrity: string }[];
  readonly later: readonly string[];
};
