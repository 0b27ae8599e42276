import { createSharedFiles } from "../pwa/sharedFiles";
import { isolated } from "./isolation";
import { pagePolicy, withPolicy, workerPolicy } from "./policy";
import { ranged } from "./ranges";
import { createShell } from "./shell";
import { sharePath, takeShare } from "./takeShare";

declare const self: ServiceWorkerGlobalScope;

// Stores the page, so that it opens without a network, and adds the headers that a host of static files cannot send: those
// of isolation, without which the WebAssembly back end has one thread, and the policies of page and workers. A first visit does without.

const { scope } = self.registration;
const shell = createShell(SOTTO_FILES, scope);
const shared = createSharedFiles(caches, scope);
const pages = new Set([scope, new URL("index.html", scope).href]);

self.addEventListener("install", (event) => event.waitUntil(shell.install(event)));
// Only the first version finds pages without a worker; a later one waits until it is asked for, or all pages are closed.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
  if (event.data === "opened") event.waitUntil(tidyIfAlone(event));
});

self.addEventListener("notificationclick", (event) => event.waitUntil(showPage(event.notification)));

self.addEventListener("fetch", (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

/** Undefined: the browser is to do what it does without a service worker. */
function answerTo(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return undefined;
  const isPage = request.mode === "navigate";
  if (isPage && request.method === "POST" && url.href === new URL(sharePath, scope).href)
    return takeShare(request, shared, scope);
  if (request.method !== "GET") return undefined;
  if (isPage && pages.has(url.origin + url.pathname))
    return shell.page().then((page) => withPolicy(isolated(page), pagePolicy));
  const file = shell.find(url);
  return file && dressed(file(), event.request);
}

async function dressed(answer: Promise<Response>, request: Request): Promise<Response> {
  const response = isolated(await ranged(await answer, request.headers.get("range")));
  return request.destination === "worker" ? withPolicy(response, workerPolicy(new URL(request.url))) : response;
}

/** A press on a notice of the page brings it back. */
async function showPage(notice: Notification): Promise<void> {
  notice.close();
  const [page] = await self.clients.matchAll({ type: "window" });
  await (page ? page.focus() : self.clients.openWindow(scope));
}

/** A page that is opened while no other is open is of this version: nobody needs an older one, or what was never taken. */
async function tidyIfAlone(event: ExtendableMessageEvent): Promise<void> {
  const { installing, waiting } = self.registration;
  // What a newer version has stored is not ours to delete.
  if (installing || waiting || !(event.source instanceof Client)) return;
  const { id, url } = event.source;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some((other) => other.id !== id)) return;
  await shell.tidy(event);
  if (!new URL(url).searchParams.has("share")) await shared.clear();
}
