/**
 * Asks the browser to keep `serviceWorker.js` for later visits. The page works without it, so a refusal (a private window,
 * a host of its own mind) is nobody's business. Not during development, where files change under it.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // After everything else: it does nothing for the visit that it starts with.
  addEventListener("load", () => void navigator.serviceWorker.register("./serviceWorker.js").catch(() => undefined));
}
