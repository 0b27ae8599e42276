import type { AppHost, AppHostState } from "./types";

/** Chromium's event before it would offer to install the page by itself. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

type Install = AppHostState["install"];

/** Whether and how the page can be installed. */
export function watchInstallation(
  page: Window,
): Pick<AppHost, "install"> & { watch(listener: (install: Install) => void): void } {
  let prompt: InstallPrompt | undefined;
  let tell = (_: Install) => {};
  // Heard from the first moment on: the browser says it once.
  page.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event as InstallPrompt;
    tell("offered");
  });
  page.addEventListener("appinstalled", () => {
    prompt = undefined;
    tell("installed");
  });
  return {
    watch(listener) {
      tell = listener;
      listener(prompt ? "offered" : withoutPrompt(page));
    },
    async install() {
      // A prompt can be shown once; after a no the browser may send another one.
      const asked = prompt;
      prompt = undefined;
      if (asked === undefined) return;
      const { outcome } = await asked.prompt();
      tell(outcome === "accepted" ? "installed" : withoutPrompt(page));
    },
  };
}

function withoutPrompt(page: Window): Install {
  const modes = ["standalone", "window-controls-overlay", "minimal-ui", "fullscreen"];
  // Only Safari on iOS and iPadOS has this, which has no prompt either.
  const { standalone } = page.navigator as Navigator & { readonly standalone?: boolean };
  if (standalone || modes.some((mode) => page.matchMedia(`(display-mode: ${mode})`).matches)) return "installed";
  return standalone === false ? "by-hand" : "impossible";
}
