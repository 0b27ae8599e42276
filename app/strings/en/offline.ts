/** The page as an app of the device: newer versions, the network, installing it, what other programs share. */
export const offline = {
  notes: "About this page",
  update: "A new version of Sotto is ready.",
  /** Said in place of a part that the host no longer has, while something runs. */
  updateLater: "Sotto has been updated. This opens once nothing is running and the page was loaded anew.",
  reload: "Reload now",
  isOffline: "You are offline. Everything on this device keeps working; downloads wait.",
  dismiss: "Dismiss",
  install: "Install Sotto",
  installOffer: "Sotto can live in your dock and open without a network.",
  installNow: "Install",
  installByHand: "Press Share, then “Add to Home Screen”.",
  installOfferByHand:
    "Sotto can live on your home screen and open without a network: press Share, then “Add to Home Screen”.",
  shareFailed: "What was shared did not arrive: this browser had no room for it, or it was opened before.",
} as const;
