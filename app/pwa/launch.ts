/** What the address asks of a page that was just opened. */
export type Launch =
  | { readonly action: "none" }
  | { readonly action: "record" }
  | { readonly action: "open" }
  /** Take what another program shared, under this name. */
  | { readonly action: "take-share"; readonly id: string }
  | { readonly action: "share-failed" };

/** Reads `?action=record`, `?action=open` and `?share=ID`; whatever else stands there asks for nothing. */
export function launchOf(address: string): Launch {
  const query = new URL(address).searchParams;
  const share = query.get("share");
  if (share === "failed") return { action: "share-failed" };
  if (share !== null && /^[\da-f-]{36}$/.test(share)) return { action: "take-share", id: share };
  const action = query.get("action");
  return action === "record" || action === "open" ? { action } : { action: "none" };
}

/** The address without what was asked, so that a reload does not ask it again. */
export function withoutLaunch(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("action");
  url.searchParams.delete("share");
  return url.href;
}
