import type { AppHost, AppHostState } from "./types";

type Change = Pick<AppHostState, "shell" | "update">;

/** The page's service worker as it stores versions of the page. */
export type Versions = Pick<AppHost, "update"> & {
  watch(listener: (change: Change) => void): void;
  /** Asks the host for a newer version. */
  check(): void;
};

export type Register = (container: ServiceWorkerContainer) => Promise<ServiceWorkerRegistration>;

/** Milliseconds that a new version has to take over; then the page is loaded anew with whichever is there. */
const patience = 3000;

/**
 * `container`: undefined where there are no service workers. `register` is called once; where it fails, the page works without.
 * `reload` loads the page anew.
 */
export function watchVersions(
  container: ServiceWorkerContainer | undefined,
  register: Register,
  reload: () => void,
): Versions {
  let registration: ServiceWorkerRegistration | undefined;
  // Another page let a newer version take over: this one is of the version before.
  let isOld = false;
  return {
    watch(listener) {
      if (container === undefined) return listener({ shell: "none", update: "none" });
      const look = () => listener(stateOf(container, registration, isOld));
      let controller = container.controller;
      container.addEventListener("controllerchange", () => {
        isOld ||= controller !== null;
        controller = container.controller;
        look();
      });
      listener({ shell: controller ? "stored" : "storing", update: "none" });
      register(container).then(
        (registered) => {
          // What blocks service workers may answer without one.
          if (!registered) return listener({ shell: "none", update: "none" });
          registration = registered;
          follow(registered, look);
          // It deletes what only older pages needed, if there are none.
          container.controller?.postMessage("opened");
        },
        () => listener({ shell: "none", update: "none" }),
      );
    },
    update() {
      const waiting = registration?.waiting;
      if (!container || !waiting) return reload();
      let isDone = false;
      const once = () => {
        if (!isDone) reload();
        isDone = true;
      };
      container.addEventListener("controllerchange", once, { once: true });
      setTimeout(once, patience);
      waiting.postMessage("take over");
    },
    // A host that does not answer has nothing new.
    check: () => void registration?.update().catch(() => undefined),
  };
}

/** Looks now and whenever a version gets further. */
function follow(registration: ServiceWorkerRegistration, look: () => void): void {
  const listen = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", () => {
    listen();
    look();
  });
  listen();
  look();
}

function stateOf(
  { controller }: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration | undefined,
  isOld: boolean,
): Change {
  const { active, installing, waiting } = registration ?? {};
  const shell = active || controller ? "stored" : installing || waiting ? "storing" : "none";
  // A page without a controller came from the host just now, so it is the newest.
  return { shell, update: isOld || (waiting && controller) ? "ready" : "none" };
}
