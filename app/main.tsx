import "@fontsource-variable/literata/wght.css";
import "@fontsource-variable/instrument-sans/wght.css";
import "./tokens.css";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { listMicrophones, startCapture } from "./audio/capture";
import { createPageShelf } from "./models/pageShelf";
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

const store = createAppStore({
  engine: createEngineClient(),
  openAudio,
  fetchModels,
  devices: createDeviceMemory(keptStorage(), location.href),
  options: createOptionsMemory(keptStorage()),
  recordings: createRecorderClient(),
  input: { start: startCapture, microphones: listMicrophones },
  sound: createSoundMemory(keptStorage()),
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
registerServiceWorker();

/** Undefined where the browser forbids it. */
function keptStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
