import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { delay, size, percent, plural, span } = formats;

export const desk = {
  labels: { recording: "Enregistrement", progress: "Progression", player: "Lecteur", record: "Enregistrer" },
  record: "Enregistrer",
  recordKey: (letter) => `Enregistrer ${letter}`,
  stopRecording: "Arrêter l’enregistrement",
  recorded: "Enregistré",
  showRecording: "Afficher l’enregistrement",
  pauseRecording: "Suspendre l’enregistrement",
  resumeRecording: "Reprendre l’enregistrement",
  level: { label: "Niveau d’entrée", silence: "Silence", quiet: "Faible", good: "Bon", loud: "Fort" },
  status: {
    soundOnly: "Son seul, sans texte",
    finishing: "Finalisation",
    finishingLast: (seconds) => `Finalisation, ${span(seconds)} à transcrire`,
    paused: "En pause",
    muted: "Le micro est coupé",
    wrongDevice: "Silence\u00a0; ce n’est peut-être pas un micro",
    silent: (seconds) => `Aucun son depuis ${span(seconds)}`,
    behind: (seconds) => `${span(seconds)} de retard`,
    tooLoud: "Trop fort",
    listening: "À l’écoute",
    listeningAfter: (seconds) => `À l’écoute, texte après ${delay(seconds)}`,
    textFollows: "Le texte suit",
    loading: (model, loaded, bytes) => `Chargement de ${model}, ${percent(loaded, bytes)}\u00a0; le texte suit`,
  },
  play: "Lire",
  pause: "Pause",
  back: (seconds) => plural(seconds, { one: "Reculer de # seconde", other: "Reculer de # secondes" }),
  forward: (seconds) => plural(seconds, { one: "Avancer de # seconde", other: "Avancer de # secondes" }),
  ofLength: (seconds) => `/ ${clock(seconds)}`,
  soundClosed: "Le son n’est pas ouvert.",
  openSound: "Ouvrir le son",
  chooseSound: "Choisir le fichier à écouter",
  /** `name` is a file's. */
  otherSound: (name: string) => `« ${name} » est un autre fichier.`,
  follow: "Suivre",
  loop: "Boucle",
  speed: "Vitesse",
  position: "Position",
  allowMicrophone: "Autoriser le micro",
  anotherFile: "Transcrire un autre fichier",
  model: "Modèle",
  modelOption: (model, languages, bytes) => `${model}, ${languages}, ${size(bytes)}`,
  spokenLanguage: "Langue parlée",
  detect: "Détecter",
} satisfies Strings["desk"];
