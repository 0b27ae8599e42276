import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;
const { size } = formats;

export const privacy = {
  title: "Rien n’est envoyé.",
  lede: "Sotto n’a pas de serveur et ne dépose aucun cookie. Ce qui est dit et ce qui est ouvert est mis par écrit dans cet onglet, par cet appareil. Inutile de le croire sur parole\u00a0: cette page compte ce qu’elle demande au réseau.",
  sentTitle: (host) => `Envoyé à ${host} seulement.`,
  sentLede: (host) =>
    `${host} figure dans les réglages comme serveur personnel\u00a0: ce qui se dit dans les fichiers y va, et jamais ailleurs. Sotto n’a pas de serveur et ne dépose aucun cookie. Les enregistrements sont mis par écrit par cet appareil.`,
  stored: {
    title: "Sur cet appareil",
    models: "Modèles",
    others: "Page, textes et sons",
    free: "Place libre",
    size,
    notTold: "Ce navigateur ne dit pas combien il stocke.",
    memory: "Ce navigateur ne garde rien ici, comme en fenêtre privée.",
    until: "Tout reste jusqu’à sa suppression ici, ou celle des données de cette page dans le navigateur.",
  },
  requests: {
    title: "Demandé au réseau",
    about:
      "Toutes les requêtes depuis l’ouverture de cette page, comptées par le navigateur lui-même, y compris celles de ses workers dans tout onglet de Sotto ouvert.",
    host: "Hôte",
    requests: "Requêtes",
    received: "Reçu",
    own: (host) => `${host}, d’où vient cette page`,
    number,
    size,
    notTold: "Non indiqué",
    allOwn:
      "Toutes ont servi à charger des parties de cette page, depuis là d’où elle vient. Aucune ne portait de son ni de texte.",
    others: (hosts) =>
      plural(hosts, {
        one: "# autre hôte a été sollicité, pour un modèle demandé ici. Aucune des requêtes ne portait de son ni de texte.",
        other:
          "# autres hôtes ont été sollicités, pour des modèles demandés ici. Aucune des requêtes ne portait de son ni de texte.",
      }),
  },
  onWish: {
    title: "Seulement sur demande",
    about:
      "Ces hôtes sont sollicités pour un modèle après un clic sur Télécharger. Ils voient l’adresse réseau et le type de navigateur de qui le demande, jamais de son ni de texte.",
    none: "Aucun modèle ne vient d’un autre hôte.",
    host: "Hôte",
    models: "Modèles",
    sizes: "Taille totale",
    number,
    size,
  },
} satisfies Strings["privacy"];
