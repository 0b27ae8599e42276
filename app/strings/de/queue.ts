import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span } = formats;

export const queue = {
  stages: { reading: "Liest", listening: "Hört zu", writing: "Schreibt" },
  paused: (done, files) => `Pausiert, ${number(done)} von ${number(files)} fertig`,
  waiting: (files) => plural(files, { one: "# Datei wartet", other: "# Dateien warten" }),
  audio: (seconds) => `${span(seconds)} Audio`,
  about: (seconds) => `noch etwa ${coarseSpan(seconds)}`,
  unpacking: (done, files) =>
    files === undefined ? "Wird entpackt" : `Wird entpackt, ${number(done)} von ${number(files)} Dateien sind da`,
  pauseAll: "Alle anhalten",
  goOnAll: "Weiter",
  removeDone: "Fertige entfernen",
  later: "Später",
  tryAgain: "Noch einmal",
  chooseAll: "Dateien neu auswählen",
  move: (name) => `${name} verschieben`,
  moveKeys: "Ziehen oder Pfeiltasten drücken",
  moved: (name, at, files) => `${name} ist jetzt ${number(at)} von ${number(files)}`,
  moveUp: "Nach oben",
  moveDown: "Nach unten",
  more: (name) => `Mehr zu ${name}`,
  exportAll: "Alle exportieren als …",
  exportTitle: "Alle exportieren",
  texts: (n) => plural(n, { one: "# fertiger Text", other: "# fertige Texte" }),
  saveZip: "Als ZIP sichern",
  saveFolder: "In einem Ordner sichern",
  savedZip: (files) =>
    plural(files, { one: "# Datei in einem ZIP gesichert", other: "# Dateien in einem ZIP gesichert" }),
  savedFolder: (files) => plural(files, { one: "# Datei im Ordner gesichert", other: "# Dateien im Ordner gesichert" }),
  notSaved: "Nicht alles ließ sich sichern. Bitte einen anderen Ort wählen.",
  added: (name) => `„${name}“ ist in der Warteschlange.`,
  addedSeveral: (files) =>
    plural(files, { one: "# Datei ist in der Warteschlange.", other: "# Dateien sind in der Warteschlange." }),
  refused: (files, name) =>
    plural(files, {
      one: `# Datei enthält keinen Ton, den dieser Browser lesen kann: ${name}.`,
      other: `# Dateien enthalten keinen Ton, den dieser Browser lesen kann: ${name}.`,
    }),
  moreNames: (n) => plural(n, { one: "# weitere", other: "# weitere" }),
  orderHint: "Alt mit den Pfeiltasten verschiebt eine wartende Datei.",
  show: "Zeigen",
  doneTitle: (n) => plural(n, { one: "# Text fertig", other: "# Texte fertig" }),
} as const satisfies Strings["queue"];
