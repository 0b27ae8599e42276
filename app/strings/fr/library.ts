import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural, size, span } = formats;

export const library = {
  files: "Fichiers",
  transcribing: (at, files) => `Transcription ${number(at)} sur ${number(files)}`,
  open: "Ouvrir",
  actionOn: (action, name) => `${action}\u00a0: ${name}`,
  remove: (name) => `Retirer ${name}`,
  delete: (name) => `Supprimer ${name}`,
  beingRecorded: (seconds) => `Enregistrement en cours, ${clock(seconds)}`,
  waitingForRecording: "En attente de l’enregistrement",
  waitingLong: (seconds) => `En attente, durée ${clock(seconds)}`,
  doneIn: (spent, seconds) => `Terminé en ${span(spent)}, durée ${clock(seconds)}`,
  search: (n) => plural(n, { one: "Chercher dans # transcription", other: "Chercher dans # transcriptions" }),
  found: (words, texts, times) =>
    `«\u00a0${words}\u00a0» dans ${plural(texts, { one: "# transcription", other: "# transcriptions" })}, ${plural(times, { other: "# fois" })}`,
  foundNone: (words) => `Aucune transcription ne mentionne «\u00a0${words}\u00a0».`,
  stillReading: (read, all) => `${number(read)} transcriptions lues sur ${number(all)}`,
  clearSearch: "Effacer la recherche",
  importTexts: "Importer des sous-titres",
  textFiles: "Sous-titres et JSON",
  transcripts: "Transcriptions",
  moreHits: (n) => plural(n, { one: "# autre", other: "# autres" }),
  openAt: (time) => `Ouvrir à ${time}`,
  today: "Aujourd’hui",
  thisWeek: "Cette semaine",
  audioKept: (bytes) => `son gardé, ${size(bytes)}`,
  textOnly: "texte seul",
  stoppedSoFar: (seconds, totalSeconds) =>
    totalSeconds
      ? `Arrêté à ${clock(seconds)} sur ${clock(totalSeconds)}. Le texte jusque-là est gardé.`
      : `Arrêté à ${clock(seconds)}. Le texte jusque-là est gardé.`,
  continueFrom: (seconds) => `Continuer à ${clock(seconds)}`,
  more: (name) => `Plus pour ${name}`,
  title: "Titre",
  rename: "Renommer",
  export: "Exporter",
  copyText: "Copier le texte",
  deleteSound: (bytes) => `Supprimer le son seul (libère ${size(bytes)})`,
  deleteAll: "Supprimer",
  select: (name) => `Sélectionner ${name}`,
  selected: (n) => plural(n, { one: "# sélectionnée", other: "# sélectionnées" }),
  selection: "Sélection",
  clearSelection: "Annuler la sélection",
  inAll: (n, bytes) => {
    const texts = plural(n, { one: "# transcription", other: "# transcriptions" });
    return bytes > 0 ? `${texts} et ${size(bytes)} de son sur cet appareil.` : `${texts} sur cet appareil.`;
  },
} satisfies Strings["library"];
