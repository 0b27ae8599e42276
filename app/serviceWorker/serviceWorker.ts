import { isolated } from "./isolation";

declare const self: ServiceWorkerGlobalScope;

// Some hosts of static files cannot send headers. Without those of isolation the WebAssembly back end has one thread, so
// this worker adds them: a first visit does without, every later one has all threads.

// No version of this worker is worth waiting for: it takes the place of the last one, and of none, at once.
self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(fetch(request).then(isolated));
});
