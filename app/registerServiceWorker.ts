/**
 * Asks the browser to keep `serviceWorker.js` for later visits, after everything else: it does nothing for the visit that it
 * starts with but to store the page. Rejects where a browser refuses (a private window, a host of its own mind), and during
 * development, where files change under it.
 */
export async function registerServiceWorker(container: ServiceWorkerContainer): Promise<ServiceWorkerRegistration> {
  if (!import.meta.env.PROD) throw new Error("The development server has no service worker.");
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  return container.register("./serviceWorker.js");
}
