import type { Strings } from "../strings";

/** The page as an app of the device: newer versions, the network, installing it, what other programs share. */
export const offline: Strings["offline"] = {
  notes: "Sobre esta página",
  update: "Hay una versión nueva de Sotto lista.",
  updateLater: "Sotto se ha actualizado. Esto se abrirá cuando no haya nada en curso y se haya recargado la página.",
  reload: "Recargar ahora",
  isOffline: "No hay conexión. Todo lo que está en este dispositivo sigue funcionando; las descargas esperan.",
  dismiss: "Cerrar",
  install: "Instalar Sotto",
  installOffer: "Sotto puede estar junto a las demás aplicaciones y abrirse sin red.",
  installNow: "Instalar",
  installByHand: "Pulsar Compartir y después «Añadir a pantalla de inicio».",
  installOfferByHand:
    "Sotto puede estar en la pantalla de inicio y abrirse sin red: pulsar Compartir y después «Añadir a pantalla de inicio».",
  shareFailed: "Lo compartido no llegó: este navegador no tenía espacio para ello, o ya se había abierto antes.",
};
