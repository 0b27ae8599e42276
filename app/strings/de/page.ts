import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { plural } = formats;

export const page = {
  title: "Sotto: Sprache wird Text und bleibt hier",
  drop: {
    head: "Ablegen zum Transkribieren.",
    stays: (files) =>
      plural(files, {
        one: "# Datei. Sie bleibt auf diesem Gerät.",
        other: "# Dateien. Sie bleiben auf diesem Gerät.",
      }),
    unreadable: "Das sind weder Ton noch Video.",
    reads: "Sotto liest, was Ton hat: Aufnahmen, Musik, Filme.",
  },
  broken: {
    title: "Diese Seite ließ sich nicht öffnen",
    about: "Etwas darin ist fehlgeschlagen. Aufnahmen und Texte sind gesichert.",
    reload: "Neu laden",
  },
  leftOut: {
    nothing: "Darin ist kein Audio und kein Video.",
    noSound: (files, names) =>
      plural(files, {
        one: `# Datei ist weder Audio noch Video und wurde ausgelassen: ${names}.`,
        other: `# Dateien sind weder Audio noch Video und wurden ausgelassen: ${names}.`,
      }),
    noTranscript: (files, names) =>
      plural(files, {
        one: `In # Datei ließ sich keine Mitschrift lesen (SRT, VTT oder Whispers JSON): ${names}.`,
        other: `In # Dateien ließ sich keine Mitschrift lesen (SRT, VTT oder Whispers JSON): ${names}.`,
      }),
    tooMany: (files) =>
      plural(files, {
        one: "Es wurde # Datei mehr geteilt, als Sotto auf einmal nimmt. Bitte noch einmal für sich teilen.",
        other: "Es wurden # Dateien mehr geteilt, als Sotto auf einmal nimmt. Bitte noch einmal für sich teilen.",
      }),
  },
  unreadable: {
    transcripts: (name) => `Der Text „${name}“ ließ sich nicht lesen.`,
    recordings: (name) => `Die Aufnahme „${name}“ ließ sich nicht lesen.`,
    models: (name) => `Was vom Modell „${name}“ gespeichert ist, ließ sich nicht lesen.`,
    settings: (name) => `Der Eintrag „${name}“ mit der Auswahl ließ sich nicht lesen; es gilt das Übliche.`,
    exportRaw: "Roh exportieren",
    remove: "Löschen",
  },
  deleted: (name) => `„${name}“ gelöscht.`,
  renamed: (name) => `Umbenannt in „${name}“.`,
  soundDeleted: (name) => `Ton von „${name}“ gelöscht.`,
  deletedSeveral: (n) => plural(n, { other: "# Mitschriften gelöscht." }),
  undo: "Rückgängig",
  announced: {
    newText: "Neuer Text",
    recording: "Aufnahme läuft",
    paused: "Aufnahme pausiert",
    stopped: (seconds, words) =>
      plural(words, {
        one: `Bei ${clock(seconds)} angehalten, # Wort. Der Text ist gesichert.`,
        other: `Bei ${clock(seconds)} angehalten, # Wörter. Der Text ist gesichert.`,
      }),
    recordingStopped: (words) =>
      plural(words, { one: "Aufnahme beendet, # Wort", other: "Aufnahme beendet, # Wörter" }),
    done: (name, words) => `${name} ist fertig, ${plural(words, { one: "# Wort", other: "# Wörter" })}`,
  },
} satisfies Strings["page"];
