/** What only recordings bring with them in which it is told who speaks. */
export { LiveTeller } from "./liveTeller";
export { openLiveNetworks } from "./openLiveNetworks";
