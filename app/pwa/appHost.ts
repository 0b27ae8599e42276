import { partMissing } from "../client/missingPart";
import { watchInstallation } from "./installation";
import { hasNewerPage } from "./newerPage";
import type { AppHost } from "./types";
import { type Register, watchVersions } from "./versions";

/** Milliseconds between two looks for a newer version of a page that stays open. */
const day = 24 * 60 * 60_000;

/** The browser that the page really is in. */
export function createAppHost(page: Window, register: Register): AppHost {
  const { navigator, document } = page;
  const container = "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
  const versions = watchVersions(container, register, () => page.location.reload());
  const installation = watchInstallation(page);
  return {
    language: navigator.language,
    watch(listener) {
      let isReplaced = false;
      versions.watch((change) => listener(isReplaced ? { ...change, update: "ready" } : change));
      // Without a service worker a page has only the parts that have come; those of an older version are no longer there.
      page.addEventListener(partMissing, async () => {
        if (isReplaced) return;
        const script = document.querySelector('script[type="module"][src]')?.getAttribute("src") ?? null;
        isReplaced = await hasNewerPage(script, new URL(".", page.location.href).href, page.fetch.bind(page));
        if (isReplaced) listener({ update: "ready" });
      });
      installation.watch((install) => listener({ install }));
      const lookAtNetwork = () => listener({ network: navigator.onLine ? "online" : "offline" });
      page.addEventListener("online", lookAtNetwork);
      page.addEventListener("offline", lookAtNetwork);
      lookAtNetwork();
      page.setInterval(versions.check, day);
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") versions.check();
      });
    },
    update: versions.update,
    install: installation.install,
  };
}
