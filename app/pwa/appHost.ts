import { watchInstallation } from "./installation";
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
      versions.watch(listener);
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
