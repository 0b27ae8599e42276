import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, size } = formats;

export const importing: Strings["importing"] = {
  what: (languages, encoder, decoder) =>
    `Ein Whisper-Modell: ${languages}, ${number(encoder)} Schichten, die hören, und ${number(decoder)}, die schreiben.`,
  weights: (bytes, files) => `Seine Gewichte belegen ${size(bytes)} in ${files}.`,
  fetches: (bytes, host) => `Lädt ${size(bytes)} von ${host}, wandelt sie dabei um und behält nur, was daraus wird.`,
  storeAs: "Speichern als",
  format: (bytes, memory) => `${size(bytes)}, etwa ${size(memory)} Arbeitsspeicher`,
  tooLarge: (bytes, memory) =>
    `${size(bytes)}; braucht ${size(memory)} Arbeitsspeicher, mehr als dieses Gerät dafür hat`,
  worth: {
    f16: "Alles, was die meisten Modelle haben.",
    q8_0: "Halb so groß wie f16 und ebenso gut.",
    q5_1: "So sind die Modelle gespeichert, die mit Sotto kommen.",
    q4_0: "Am kleinsten, mit etwas mehr Fehlern.",
  },
  takes: (seconds) => `Eine Stunde Ton dauert hier etwa ${coarseSpan(seconds)}.`,
  add: "Umwandeln und hinzufügen",
  fetch: "Laden und hinzufügen",
  leave: "Jetzt nicht",
  converting: (name, loaded, total) => `„${name}“ wird umgewandelt: ${size(loaded)} von ${size(total)}`,
  stop: "Abbrechen",
  progress: (name) => `${name} wird umgewandelt`,
  refusals: {
    damaged: (name) => `„${name}“ ist beschädigt: Die Datei ist nicht, was ihr eigener Kopf sagt.`,
    otherModel: (name) => `„${name}“ enthält ein Modell anderer Art; Sotto liest nur Whisper.`,
    otherSizes: (name) => `„${name}“ ist unvollständig: Die Teile passen nicht wie bei einem Whisper-Modell zusammen.`,
    types: (name) => `Die Gewichte von „${name}“ haben ein Zahlenformat, das Sotto nicht liest.`,
    unsafe: (name) => `„${name}“ will beim Lesen Code ausführen; nichts davon wurde ausgeführt.`,
    archive: (name) => `„${name}“ ist ein ZIP, das verschlossen, beschädigt oder ungewöhnlich gepackt ist.`,
    tokens: (name) => `„${name}“ hat kein Vokabular, das zu den Gewichten passt.`,
    numbers: (name) => `„${name}“ hat Gewichte, die keine Zahlen sind oder nicht in das gewählte Format passen.`,
    noWeights: (name) => `„${name}“ hat keine Gewichte: Eine Datei wie model.safetensors fehlt.`,
    missingPart: (name) => `Ein Teil von „${name}“ fehlt: Alle Dateien müssen zusammen gegeben werden.`,
    severalWeights: (name) => `„${name}“ hat mehrere Dateien mit Gewichten, und nur eine kann hinzugefügt werden.`,
  },
  notFetched: (name, host) =>
    `„${name}“ ließ sich nicht von ${host} laden: Der Server antwortet nicht, hat es nicht oder lässt andere Seiten nicht lesen.`,
  offline: (name) => `Keine Verbindung, und „${name}“ liegt im Netz.`,
  gone: (name) => `„${name}“ hat sich seit der Auswahl geändert oder ist verschwunden.`,
  again: "Noch einmal versuchen",
  folder: "Ordner öffnen",
  about:
    "Ein Whisper-Modell in jedem üblichen Format: Ordner oder ZIP von Hugging Face, safetensors, GGUF, PyTorch-Checkpoint oder das von whisper.cpp. Einfach irgendwo auf dieser Seite ablegen.",
  hint: "Hinzufügen lädt von huggingface.co oder dem Server der Adresse eine Dateiliste und Kopfdaten, einige Megabyte. Sonst wird dort erst auf Klick angefragt.",
  row: (loaded, total) => `Wird umgewandelt: ${size(loaded)} von ${size(total)}`,
};
