import { createAppStore } from "../state/store";
import { type FakeServices, fakeServices, settle } from "./fakeServices";

/** A store with the first model loaded, and its services. */
export async function opened(services: FakeServices = fakeServices()) {
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  return { store, services };
}
