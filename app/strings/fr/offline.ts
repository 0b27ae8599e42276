import type { Strings } from "../strings";

export const offline = {
  notes: "À propos de cette page",
  update: "Une nouvelle version de Sotto est prête.",
  updateLater:
    "Sotto a été mis à jour. Ceci s’ouvrira quand plus rien ne sera en cours et que la page aura été rechargée.",
  reload: "Recharger maintenant",
  isOffline: "Pas de connexion. Tout ce qui est sur cet appareil marche encore\u00a0; les téléchargements attendent.",
  dismiss: "Masquer",
  install: "Installer Sotto",
  installOffer: "Sotto peut rester à portée de clic, parmi les applis, et s’ouvrir sans réseau.",
  installNow: "Installer",
  installByHand: "Appuyer sur Partager, puis sur «\u00a0Sur l’écran d’accueil\u00a0».",
  installOfferByHand:
    "Sotto peut avoir sa place sur l’écran d’accueil et s’ouvrir sans réseau\u00a0: appuyer sur Partager, puis sur «\u00a0Sur l’écran d’accueil\u00a0».",
  shareFailed:
    "Ce qui a été partagé n’est pas arrivé\u00a0: ce navigateur n’avait pas assez de place, ou cela a déjà été ouvert.",
} satisfies Strings["offline"];
