import type { Preferences } from "../../state/settings/settings";
import type { AppStore } from "../../state/store";

/** Pixels of `1rem` where the user has not changed the browser's own size. */
const rem = 16;
/** Colours of the browser's own bar: `--paper` of each theme. */
const bars = { light: "#fafbfb", dark: "#0f1419" } as const;

/** Puts theme, type and size on the page, now and whenever they change. Called before anything is drawn. */
export function watchLook(store: AppStore, page: Document): void {
  showLook(store.getState().preferences, page);
  store.subscribe(({ preferences }, before) => {
    if (preferences !== before.preferences) showLook(preferences, page);
  });
}

function showLook({ theme, typeface, textSize }: Preferences, page: Document): void {
  const { dataset, style } = page.documentElement;
  if (theme === "auto") delete dataset.theme;
  else dataset.theme = theme;
  dataset.type = typeface;
  // In rem, so that the browser's own text size still counts.
  if (textSize === undefined) style.removeProperty("--read");
  else style.setProperty("--read", `${textSize / rem}rem`);
  for (const meta of page.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    meta.content = bars[theme === "auto" ? (meta.media.includes("dark") ? "dark" : "light") : theme];
  }
}
