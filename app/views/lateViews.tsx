import { lazy, type ReactNode, useState } from "react";

let fetched: (() => ReactNode) | undefined;

async function loadLibrary(): Promise<() => ReactNode> {
  fetched = (await import("./Library/Library")).Library;
  return fetched;
}

/** Fetches the library once the page has nothing else to do: many go there next, and it shall open at once. */
export function fetchLibrarySoon(): void {
  const load = () => void loadLibrary().catch(() => {});
  if ("requestIdleCallback" in globalThis) requestIdleCallback(load);
  else setTimeout(load, 2000);
}

/** Views that nobody sees first: their code comes when they are opened. */
export const LateBench = lazy(async () => ({ default: (await import("./Bench/Bench")).Bench }));
export const LateModels = lazy(async () => ({ default: (await import("./Models/Models")).Models }));
export const LatePrivacy = lazy(async () => ({ default: (await import("./Privacy/Privacy")).Privacy }));
export const LateSettings = lazy(async () => ({ default: (await import("./Settings/Settings")).Settings }));
const ComingLibrary = lazy(async () => ({ default: await loadLibrary() }));

/** The library, at once where its code is here: what is drawn in place of a view on its way stays for 300 ms. */
export function LateLibrary() {
  const [Here] = useState(() => fetched);
  return Here ? <Here /> : <ComingLibrary />;
}
