import { clock } from "../formats";
import type { Strings } from "../strings";

export const failures = {
  deviceUnavailable: "Hier gibt es keine Grafikkarte, die Sotto nutzen kann.",
  deviceLost: "Die Grafikkarte ist ausgefallen. Nichts ging verloren; der bisherige Text ist gesichert.",
  outOfMemory: (model) => `${model ?? "Dieses Modell"} braucht mehr Speicher, als dieses Gerät hergab.`,
  engineLost: "Die Spracherkennung ist stehen geblieben.",
  engineLostInFile: "Die Spracherkennung ist stehen geblieben. Der bisherige Text ist gesichert.",
  modelCorrupt: (model) => `${model ?? "Das Modell"} ist beschädigt angekommen.`,
  modelUnknown: (model) => `${model ?? "Diese Datei"} ist kein Whisper-Modell, das Sotto lesen kann.`,
  downloadFailed: (model) => `${model ?? "Das Modell"} ließ sich nicht laden.`,
  offline: (model) => `Es gibt keine Netzverbindung, und ${model ?? "das Modell"} ist noch nicht hier.`,
  staysInUse: (model) => `Bis dahin bleibt ${model} im Einsatz.`,
  audioUnreadable: (file) =>
    `${file === undefined ? "Diese Datei" : `„${file}“`} enthält keinen Ton, den dieser Browser lesen kann.`,
  noSound: (file) => `In „${file}“ ist kein Ton.`,
  soundEncrypted: (file) => `Der Ton von „${file}“ ist verschlüsselt, Sotto kann ihn nicht lesen.`,
  soundCodec: (file, codec) => `Der Ton von „${file}“ liegt in ${codec} vor, was Sotto nicht lesen kann.`,
  soundDamaged: (file, codec) => `Der Ton von „${file}“ (${codec}) ist zu beschädigt, um gelesen zu werden.`,
  fileDamaged: (file, format) => `„${file}“ sieht nach ${format} aus, ist aber zu beschädigt, um gelesen zu werden.`,
  zipDamaged: (file) => `„${file}“ ist ein ZIP, das zu beschädigt ist, um gelesen zu werden.`,
  zipTooLarge: (file) => `„${file}“ enthält mehr, als Sotto aus einem ZIP nimmt. Bitte zuerst entpacken.`,
  zipLocked: (file) => `„${file}“ ist mit einem Passwort geschützt. Bitte zuerst entpacken.`,
  zipEmpty: (file) => `„${file}“ enthält kein Audio und kein Video.`,
  soundEnds: (file, seconds) =>
    `„${file}“ war über ${clock(seconds)} hinaus nicht lesbar. Der bisherige Text ist gesichert.`,
  fileGone: (file) =>
    `${file === undefined ? "Diese Datei" : `„${file}“`} wurde geändert oder ist nicht mehr dort, wo sie war.`,
  decoderHung: (file) =>
    `Das Lesen von „${file}“ kam zum Stillstand und wurde beendet. Der bisherige Text ist gesichert.`,
  busy: "Ein anderer Tab schreibt diesen Text.",
  internal: (message) => `In Sotto ist etwas fehlgeschlagen: „${message}“. Der Text ist gesichert.`,
  actions: {
    chooseFile: "Andere Datei wählen",
    chooseAgain: "Noch einmal wählen",
    tryAgain: "Erneut versuchen",
    goOn: "Fortsetzen",
    useProcessor: "Prozessor verwenden",
    useSmallest: "tiny.en verwenden",
    loadAgain: "Neu laden",
    askAgain: "Erneut fragen",
    showHow: "Zeigen, wie es geht",
    openAlone: "Sotto allein öffnen",
    lookAgain: "Erneut suchen",
    copyDetails: "Details kopieren",
  },
} satisfies Strings["failures"];
