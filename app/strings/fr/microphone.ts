import type { Strings } from "../strings";

export const microphone = {
  denied: {
    blocked: "Le navigateur bloque le micro pour cette page.",
    refused: "Le micro n’a pas été autorisé pour cette page.",
    dismissed: "La question du navigateur sur le micro a été fermée sans accord.",
    system: "Le système ne laisse pas ce navigateur utiliser un micro.",
    insecure: "Les navigateurs ne donnent le micro qu’aux pages reçues en https.",
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
} satisfies Strings["microphone"];
