import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, percent, plural } = formats;

export const common = {
  close: "Fermer",
  goOn: "Continuer",
  copy: "Copier",
  copied: "Copié",
  copiedWords: (words) => plural(words, { one: "# mot copié", other: "# mots copiés" }),
  copyBlocked: "Le navigateur a bloqué la copie",
  stopHere: "Arrêter ici",
  stopping: "Arrêt en cours",
  waiting: "En attente",
  words: (n) => plural(n, { one: "# mot", other: "# mots" }),
  recordings: (n) => plural(n, { one: "# enregistrement", other: "# enregistrements" }),
  loading: (model) => `Chargement de ${model}`,
  loadingShare: (model, loaded, bytes) => `Chargement de ${model}, ${percent(loaded, bytes)}`,
  ready: (model) => `${model} est prêt`,
  transcribing: (name) => `Transcription de ${name}`,
  doneOf: (seconds, totalSeconds) =>
    totalSeconds ? `${clock(seconds)} sur ${clock(totalSeconds)}` : `${clock(seconds)} pour l’instant`,
  timeLeft: (seconds) => `encore ${coarseSpan(seconds)}`,
  stoppedAt: (seconds) => `Arrêté à ${clock(seconds)}. Le texte est conservé.`,
  noTextYet: "Pas encore de texte.",
  nothingSaid: "Aucune parole dans cet enregistrement.",
  recordingName: (startedAt) => `Enregistrement de ${formats.weekday(startedAt)}, ${formats.timeOfDay(startedAt)}`,
  speakers: { me: "Moi", them: "Les autres" },
  languages: (n) => plural(n, { one: "# langue", other: "# langues" }),
  devices: { graphicsCard: "Carte graphique", processor: "Processeur" },
} satisfies Strings["common"];
