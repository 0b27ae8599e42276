import type { Strings } from "../strings";

export const offline = {
  notes: "Zu dieser Seite",
  update: "Eine neue Version von Sotto ist bereit.",
  updateLater: "Sotto wurde aktualisiert. Das öffnet sich, sobald nichts mehr läuft und die Seite neu geladen ist.",
  reload: "Jetzt neu laden",
  isOffline: "Keine Netzverbindung. Alles auf diesem Gerät läuft weiter; Downloads warten.",
  dismiss: "Ausblenden",
  install: "Sotto installieren",
  installOffer: "Sotto lässt sich als App installieren und öffnet sich dann auch ohne Netz.",
  installNow: "Installieren",
  installByHand: "Auf „Teilen“ tippen, dann auf „Zum Home-Bildschirm“.",
  installOfferByHand:
    "Sotto passt auf den Home-Bildschirm und öffnet sich dann auch ohne Netz: auf „Teilen“ tippen, dann auf „Zum Home-Bildschirm“.",
  shareFailed:
    "Das Geteilte kam nicht an: Dieser Browser hatte keinen Platz dafür, oder es wurde schon einmal geöffnet.",
} satisfies Strings["offline"];
