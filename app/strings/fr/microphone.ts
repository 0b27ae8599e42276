import type { Strings } from "../strings";

export const microphone = {
  denied: {
    blocked: "Le navigateur bloque le micro pour cette page.",
    refused: "Le micro n’a pas été autorisé pour cette page.",
    dismissed: "La question du navigateur sur le micro a été fermée sans accord.",
    system: "Le système ne laisse pas ce navigateur utiliser un micro.",
    insecure: "Les navigateurs ne donnent le micro qu’aux pages reçues en https.",
    framed: "Sotto n’enregistre pas à l’intérieur de la page d’un autre site.",
    tabNotChosen: "Aucun onglet ni écran n’a été choisi pour l’enregistrement.",
  },
  missing: {
    none: "Aucun micro n’est branché.",
    chosen: "Le micro choisi n’est pas branché.",
    busy: "Le micro ne démarre pas\u00a0; un autre programme l’utilise peut-être.",
    tabSilent: "Le partage est arrivé sans son\u00a0; il faut partager le son avec l’onglet.",
    tabBusy: "Le son partagé n’a pas pu être enregistré.",
    tabUnsupported: "Ce navigateur ne sait pas enregistrer le son d’un onglet.",
  },
  howToAllow:
    "Cliquer sur le signe devant l’adresse, mettre le micro sur «\u00a0Autoriser\u00a0», puis appuyer sur Enregistrer. Si le système bloque le micro, y autoriser d’abord ce navigateur.",
  sound: "Son",
  record: "Enregistrer",
  sources: { microphone: "Micro", tab: "Un onglet du navigateur", both: "Micro et onglet" },
  shown: { tab: "Onglet du navigateur", microphone: "Micro", both: (name) => `${name} + onglet` },
  noTabs: "Ce navigateur ne sait pas enregistrer le son d’un onglet.",
  speakers: "Dans le texte, la voix du micro est «\u00a0Moi\u00a0», l’onglet est «\u00a0Les autres\u00a0».",
  device: "Micro",
  systemsChoice: "Le choix du système",
  echo: "Supprimer l’écho",
  echoHint: "Ce que diffuse le haut-parleur n’est pas enregistré une seconde fois.",
  noise: "Réduire le bruit",
  noiseHint: "Ventilateurs et ronflements sont atténués, et la musique avec eux.",
  check: {
    start: "Lancer le test",
    stop: "Arrêter le test",
    nothingKept: "Rien n’est gardé d’un test.",
    waiting: "En attente de l’accord du navigateur.",
    speak: "Dire quelque chose.",
    unnamed: "Le micro",
    muted: (device) => `${device} est coupé. Chercher un interrupteur dessus ou dans le système.`,
    wrongDevice: (device) =>
      `${device} transmet ce que joue l’ordinateur\u00a0; ce n’est peut-être pas le bon appareil.`,
    silent: (device) => `${device} est allumé, mais silencieux. Il faut peut-être en choisir un autre.`,
    clipping: (device) => `${device} est trop fort et sature. S’en éloigner, ou baisser le niveau.`,
    good: (device) => `${device} est bien reçu.`,
  },
} satisfies Strings["microphone"];
