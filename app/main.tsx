import "@fontsource-variable/literata/wght.css";
import "@fontsource-variable/instrument-sans/wght.css";
import "./tokens.css";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { registerServiceWorker } from "./registerServiceWorker";
import { createDeviceMemory } from "./state/deviceMemory";
import { createOptionsMemory } from "./state/optionsMemory";
import { StoreContext } from "./state/react";
import { createAppStore } from "./state/store";
import { openAudio } from "./worker/decoderClient";
import { createEngineClient } from "./worker/engineClient";
import { fetchModels } from "./worker/models";

const store = createAppStore({
  engine: createEngineClient(),
  openAudio,
  fetchModels,
  devices: createDeviceMemory(keptStorage(), location.href),
  options: createOptionsMemory(keptStorage()),
  now: () => performance.now(),
});
void store.actions.open();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element #root");
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
);
registerServiceWorker();

/** Undefined where the browser forbids it. */
function keptStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
