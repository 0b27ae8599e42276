import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { date, number, plural, span } = formats;

export const library = {
  files: "Fichiers",
  recordings: "Enregistrements",
  fileCount: (n) => plural(n, { one: "# fichier", other: "# fichiers" }),
  transcribing: (at, files) => `Transcription ${number(at)} sur ${number(files)}`,
  done: (n) => plural(n, { one: "# terminé", other: "# terminés" }),
  waiting: (n) => plural(n, { other: "# en attente" }),
  stopped: (n) => plural(n, { one: "# arrêté", other: "# arrêtés" }),
  failed: (n) => plural(n, { other: "# en échec" }),
  open: "Ouvrir",
  actionOn: (action, name) => `${action}\u00a0: ${name}`,
  remove: (name) => `Retirer ${name}`,
  delete: (name) => `Supprimer ${name}`,
  beingRecorded: (seconds) => `Enregistrement en cours, ${clock(seconds)}`,
  waitingForRecording: "En attente de l’enregistrement",
  waitingLong: (seconds) => `En attente, durée ${clock(seconds)}`,
  doneIn: (spent, seconds) => `Terminé en ${span(spent)}, durée ${clock(seconds)}`,
  recorded: (seconds, startedAt) => `Durée ${clock(seconds)}, ${date(startedAt)}`,
} satisfies Strings["library"];
