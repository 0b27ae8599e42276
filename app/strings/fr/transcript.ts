import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { percent, plural, span, speed, spokenTime } = formats;

export const transcript = {
  label: "Transcription",
  found: (language, probability) => `${language}, reconnu à ${percent(probability, 1)}`,
  translated: "Traduit en anglais",
  waitingFor: (model, loaded, bytes) => `En attente de ${model}, ${percent(loaded, bytes)}`,
  doneIn: (spent) => `Terminé en ${span(spent)}`,
  doneInAt: (spent, timesRealtime) => `Terminé en ${span(spent)}, ${speed(timesRealtime)}`,
  allFiles: "Tous les fichiers",
  tabOnly: "Dans cet onglet seulement",
  keepingResumes: "N’est pas gardé en ce moment",
  savedAsYouSpeak: "Conservé sur cet appareil au fil de la parole",
  kept: "Conservé sur cet appareil",
  textKept: "Texte conservé sur cet appareil, son non conservé",
  attachSound: "Choisir son fichier audio",
  voices: (n) => plural(n, { other: "# voix" }),
  saveSound: "Sauvegarder le son",
  delete: "Supprimer",
  silence: (seconds) => `silence, ${clock(seconds)}`,
  skipped: (seconds) => `${span(seconds)} sans parole sautées`,
  hearSkipped: "Transcrire quand même",
  playFrom: (seconds) => `Lire à partir de ${spokenTime(seconds)}`,
  jumpToLive: "Aller au direct",
  jumpToNewest: "Aller au dernier texte",
  jumpToLiveLines: (lines) =>
    plural(lines, { one: "Aller au direct, # nouvelle ligne", other: "Aller au direct, # nouvelles lignes" }),
  jumpToNewestLines: (lines) =>
    plural(lines, {
      one: "Aller au dernier texte, # nouvelle ligne",
      other: "Aller au dernier texte, # nouvelles lignes",
    }),
} satisfies Strings["transcript"];
