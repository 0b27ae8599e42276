import type { Strings } from "../strings";
import { formats } from "./formats";

const { size, speed } = formats;

export const device = {
  title: "Cet appareil",
  model: "Modèle",
  modelFacts: (model, languages, bytes) => `${model}, ${languages}, ${size(bytes)}`,
  noModel: "Aucun pour l’instant",
  device: "Appareil",
  notInUse: "Non utilisé",
  notKnown: "Pas encore connu",
  runsOn: "Calcul sur",
  faster: "Le plus rapide des deux",
  speed: "Vitesse",
  notMeasured: "Mesurée avec les 30 premières secondes d’un fichier",
  measuredAt: (timesRealtime) => `Vitesse mesurée\u00a0: ${speed(timesRealtime)}`,
  sent: "Audio envoyé",
  nothingSent: "Aucun. Il n’y a pas de serveur.",
  privacy: "Ce qui est demandé au réseau",
  keyboard: "Clavier",
  asked: { webgpu: "La carte graphique calcule, comme demandé.", cpu: "Le processeur calcule, comme demandé." },
  noWebgpu: "Le processeur calcule\u00a0: ce navigateur ne donne accès à aucune carte graphique.",
  software: (adapter) =>
    `Le processeur calcule\u00a0: le seul adaptateur graphique est lui aussi un logiciel du processeur (${adapter}).`,
  failed: "Le processeur calcule, car la carte graphique a échoué.",
} satisfies Strings["device"];
