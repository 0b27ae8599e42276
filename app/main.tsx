import "@fontsource-variable/literata/wght.css";
import "@fontsource-variable/instrument-sans/wght.css";
import "./tokens.css";
import "./base.css";
import "./pwa/windowControls.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { createBenchClient } from "./client/bench/benchClient";
import { listMicrophones, startCapture } from "./client/capture/capture";
import { lookAtAudio, openAudio } from "./client/decoding/decoderClient";
import { fetchModels } from "./client/models/fetchManifest";
import { createModelShelf } from "./client/models/shelfClient";
import { createStoredNames } from "./client/models/storedNames";
import { createRecorderClient } from "./client/recordings/recorderClient";
import { watchRequests } from "./client/requests";
import { createSearchClient } from "./client/search/searchClient";
import { createSoundCopies } from "./client/sounds/soundCopies";
import { openDatabase } from "./client/storage/database";
import { deleteEverything } from "./client/storage/deleteEverything";
import { createNamedNotes } from "./client/transcripts/namedNotes";
import { openTranscripts } from "./client/transcripts/openTranscripts";
import { createTypedNotes } from "./client/transcripts/typedNotes";
import { Unreadable } from "./client/unreadable/unreadable";
import { createVoiceMemory } from "./client/voices/voiceMemory";
import { createEngineClient } from "./client/worker/engineClient";
import { createAppHost } from "./pwa/appHost";
import { createSharedFiles } from "./pwa/sharedFiles";
import { registerServiceWorker } from "./registerServiceWorker";
import { StoreContext } from "./state/react";
import { openSettings } from "./state/settings/openSettings";
import { createAppStore } from "./state/store";
import { trustOwnScripts } from "./trustedTypes";
import { LocalizedPage } from "./ui/frame/LocalizedPage";
import { watchLook } from "./ui/frame/look";
import { ViewBoundary } from "./ui/frame/ViewBoundary";
import { fetchLibrarySoon } from "./views/lateViews";

trustOwnScripts(globalThis);
watchRequests();
// Before anything is waited for: the browser says only once that the page can be installed.
const host = createAppHost(window, registerServiceWorker);
const local = keptStorage();
const settings = await openSettings({
  open: openDatabase,
  storage: local,
  address: location.href,
  patience: 500,
  channel: new BroadcastChannel("sotto.settings"),
});
const shelf = createModelShelf();
const recordings = createRecorderClient();
const store = createAppStore({
  engine: createEngineClient(shelf.connect),
  askLanguage: async (model, audio) =>
    (await import("./client/worker/askLanguage")).askLanguage(shelf.connect, model, audio),
  openAudio,
  lookAtAudio,
  openZip: async (zip) => (await import("./client/files/zips")).openZip(zip),
  fetchModels,
  settings,
  deleteEverything,
  recordings,
  sounds: createSoundCopies(navigator.storage),
  transcripts: openTranscripts(window),
  typed: createTypedNotes(local),
  named: createNamedNotes(local),
  voices: createVoiceMemory(openDatabase, new BroadcastChannel("sotto.voices")),
  search: createSearchClient(),
  input: { start: startCapture, microphones: listMicrophones },
  host,
  sharedFiles: sharedFiles(),
  date: () => Date.now(),
  newId: () => crypto.randomUUID(),
  now: () => performance.now(),
  shelf,
  bench: createBenchClient({ openAudio, connectModels: shelf.connect }),
  storedNames: createStoredNames(local),
  unreadable: new Unreadable({ open: openDatabase, recordings }),
});
watchLook(store, document);
void store.actions.open().then(fetchLibrarySoon);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element #root");
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <LocalizedPage>
        <ViewBoundary>
          <App />
        </ViewBoundary>
      </LocalizedPage>
    </StoreContext>
  </StrictMode>,
);

/** A page that came without encryption has no caches, and no service worker that anything could be shared with. */
function sharedFiles() {
  const scope = new URL(".", location.href).href;
  return "caches" in globalThis ? createSharedFiles(caches, scope) : { take: async () => ({ files: [], leftOut: 0 }) };
}

/** Undefined where the browser forbids it. */
function keptStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
