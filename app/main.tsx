import "@fontsource-variable/literata/wght.css";
import "@fontsource-variable/instrument-sans/wght.css";
import "./tokens.css";
import "./base.css";
import "./pwa/windowControls.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { listMicrophones, startCapture } from "./audio/capture";
import { createPageShelf } from "./models/pageShelf";
import { createAppHost } from "./pwa/appHost";
import { createInstallMemory } from "./pwa/installMemory";
import { createSharedFiles } from "./pwa/sharedFiles";
import { registerServiceWorker } from "./registerServiceWorker";
import { createDeviceMemory } from "./state/deviceMemory";
import { createOptionsMemory } from "./state/optionsMemory";
import { StoreContext } from "./state/react";
import { createShelfMemory } from "./state/shelfMemory";
import { createSoundMemory } from "./state/soundMemory";
import { createAppStore } from "./state/store";
import { StringsProvider } from "./strings/StringsProvider";
import { openAudio } from "./worker/decoderClient";
import { createEngineClient } from "./worker/engineClient";
import { fetchModels } from "./worker/models";
import { createRecorderClient } from "./worker/recorderClient";
import { watchRequests } from "./worker/requests";

watchRequests();
const store = createAppStore({
  engine: createEngineClient(),
  openAudio,
  fetchModels,
  devices: createDeviceMemory(keptStorage(), location.href),
  options: createOptionsMemory(keptStorage()),
  recordings: createRecorderClient(),
  input: { start: startCapture, microphones: listMicrophones },
  sound: createSoundMemory(keptStorage()),
  host: createAppHost(window, registerServiceWorker),
  installMemory: createInstallMemory(keptStorage()),
  sharedFiles: sharedFiles(),
  date: () => Date.now(),
  newId: () => crypto.randomUUID(),
  now: () => performance.now(),
  shelfMemory: createShelfMemory(keptStorage()),
  shelf: createPageShelf(fetchModels),
});
void store.actions.open();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element #root");
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <StringsProvider choice="auto">
        <App />
      </StringsProvider>
    </StoreContext>
  </StrictMode>,
);

/** A page that came without encryption has no caches, and no service worker that anything could be shared with. */
function sharedFiles() {
  const scope = new URL(".", location.href).href;
  return "caches" in globalThis ? createSharedFiles(caches, scope) : { take: async () => [] };
}

/** Undefined where the browser forbids it. */
function keptStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
