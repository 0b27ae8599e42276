import { clock } from "../formats";
import type { Strings } from "../strings";
import { formats } from "./formats";

const { size } = formats;

export const notes = {
  dismiss: "Ausblenden",
  cutOff: (seconds) => `Die Aufnahme brach bei ${clock(seconds)} ab. Alles bis dahin ist hier.`,
  cutOffInPart: (seconds) => `Die Aufnahme brach bei ${clock(seconds)} ab. Was davon gesichert wurde, ist hier.`,
  notKept: (times) => `Die Aufzeichnung blieb stehen und lief neu an. Der Ton von ${times} fehlt.`,
  noRoomFrom: (seconds) => `Auf diesem Gerät war kein Platz: Der Ton ab ${clock(seconds)} wurde nicht gesichert.`,
  cardIsBack: (seconds) =>
    `Die Grafikkarte war ausgefallen und ist zurück. Nichts ging verloren; der Text ging bei ${clock(seconds)} weiter.`,
  processorTookOver: (seconds) =>
    `Die Grafikkarte ist ausgefallen, der Prozessor hat übernommen. Nichts ging verloren; der Text ging bei ${clock(seconds)} weiter.`,
  serverLost: (seconds) =>
    `Der Server war nicht erreichbar: Ab ${clock(seconds)} stammt der Text vom Modell auf diesem Gerät.`,
  fewerAtOnce: (windows) =>
    windows === 1
      ? "Für mehrere Abschnitte zugleich reicht der Arbeitsspeicher nicht: Einer wird nach dem anderen transkribiert."
      : `Der Arbeitsspeicher reicht nur für ${windows} Abschnitte zugleich, deshalb dauert es länger.`,
  processorFindsSpeakers:
    "Die Grafikkarte ist ausgefallen, der Prozessor sucht weiter nach Stimmen. Nichts ging verloren.",
  engineReplaced: (seconds) =>
    `Die Spracherkennung blieb stehen und wurde neu gestartet. Nichts ging verloren; der Text ging bei ${clock(seconds)} weiter.`,
  wasOne: (name, other) => `${name} war ${other}.`,
  undoMerge: "Rückgängig",
  unheard: (message) => `Sprecher werden nicht mehr unterschieden: „${message}“. Der Text geht weiter.`,
  textStopped: (message) => `Der Text blieb stehen: „${message}“. Der Ton wird weiter gesichert.`,
  noRoom: "Auf diesem Gerät ist kein Platz mehr: Der restliche Ton bleibt nur in diesem Tab.",
  endInTabOnly: "Das Ende des Tons ist nur in diesem Tab. Vor dem Schließen des Tabs sichern.",
  tabOnly:
    "Dieser Browser behält hier keine Dateien, wie in einem privaten Fenster: Die Aufnahme gibt es nur in diesem Tab.",
  unplugged: (seconds) =>
    `Der Ton endete bei ${clock(seconds)}: Das Mikrofon wurde abgezogen oder der Tab nicht mehr geteilt.`,
  microphoneGone: "Das Mikrofon ist weg. Der Tab wird weiter aufgenommen.",
  tabGone: "Der Tab wird nicht mehr geteilt. Das Mikrofon wird weiter aufgenommen.",
  chooseAgain: "Datei noch einmal wählen",
  fileNeededNoText: "Noch kein Text. Sotto braucht die Datei noch einmal.",
  fileNeeded: (seconds) =>
    `Angehalten bei ${clock(seconds)}. Der Text bleibt. Um weiterzumachen, braucht Sotto die Datei noch einmal.`,
  otherFile: (name) => `„${name}“ ist eine andere Datei. Bitte die wählen, mit der dieser Text begonnen wurde.`,
  textNoRoom:
    "Auf diesem Gerät ist kein Platz mehr: Neuer Text bleibt nur in diesem Tab. Text kopieren oder exportieren, oder ein Modell löschen.",
  textTabOnly:
    "Dieser Browser bewahrt hier nichts auf, wie in einem privaten Fenster: Der Text bleibt nur in diesem Tab.",
  until: "bis",
  couldNotBeRead: (times) => `${times} war nicht lesbar.`,
  trackHeard: (track, count) => `Das ist Tonspur ${track} von ${count}.`,
  hearTrack: (track) => `Spur ${track} hören`,
  soundsLike: (language) => `Das klingt nach ${language}.`,
  notEnglish: "Das klingt nicht nach Englisch.",
  transcribeWith: (model) => `Mit ${model} transkribieren`,
  fetchToTranscribe: (model, bytes) => `Mit ${model} transkribieren, ${size(bytes)}`,
  itIsEnglish: "Es ist Englisch",
  givenText: (name) =>
    `„${name}“ enthält einen Text. Er kann an die Stelle dieses Textes treten, der eine Fassung wird.`,
  attach: "An die Stelle dieses Textes setzen",
  openApart: "Für sich öffnen",
  keepCopy: (bytes) => `Eine Kopie des Tons behalten, um ihn später wieder zu hören? ${size(bytes)}`,
  keepSound: "Kopie behalten",
  leaveSound: "Nicht behalten",
  copyNoRoom: (bytes) => `Für eine Kopie des Tons ist hier kein Platz, ${size(bytes)}. Der Text bleibt.`,
} satisfies Strings["notes"];
