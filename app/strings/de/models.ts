import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span, speed } = formats;
const { byteRate: rate, size, sizePart: part } = formats;

export const models = {
  title: "Modelle",
  lede: "Ein Modell wird einmal geladen und läuft danach ohne Netz. Größere Modelle machen weniger Fehler und brauchen länger.",
  list: "Modelle",
  size,
  sizeUnknown: "Größe noch unbekannt",
  about: (languages, bytes) => `${languages}, ${size(bytes)}.`,
  columns: { size: "Größe", model: "Modell", takes: "Eine Stunde Ton braucht", here: "Auf diesem Gerät" },
  shelf: {
    models: (bytes) => `Modelle ${size(bytes)}`,
    others: (bytes) => `Seite, Texte und Ton ${size(bytes)}`,
    free: (bytes) => `${size(bytes)} frei`,
    kept: "Ohne Netz bereit. Der Browser löscht sie nicht von sich aus.",
    mayClear: "Ohne Netz bereit; wird der Platz knapp, kann der Browser sie löschen.",
    declined: "Ohne Netz bereit. Der Browser sichert sie nicht zu: Wird der Platz knapp, kann er sie löschen.",
    incomplete: (model) => `Braucht noch einmal ein Netz: ${model} ist unvollständig.`,
    memory:
      "Dieser Browser speichert hier nichts, wie in einem privaten Fenster: Modelle bleiben so lange wie dieser Tab.",
    keep: "Behalten",
  },
  search: {
    label: "Modell suchen, oder eines über Repository oder Adresse hinzufügen",
    placeholder: "Schwedisch, small, owner/name …",
    found: (n) => plural(n, { one: "# Modell gefunden", other: "# Modelle gefunden" }),
    none: (name) =>
      `Kein Modell dieser Liste hat „${name}“ in Name, Sprachen oder Zweck. Ein Repository heißt owner/name.`,
    clear: "Alle Modelle zeigen",
    smallest: (bytes) => `ab ${size(bytes)}`,
  },
  advice: {
    measured: (model, times, timesRealtime) =>
      `Für dieses Gerät: ${model}. Von den Modellen, die hier mindestens ${number(times)}-mal so schnell wie gesprochen arbeiten, macht es die wenigsten Fehler. Gemessen: ${speed(timesRealtime)}.`,
    estimated: (model, times, timesRealtime) =>
      `Für dieses Gerät: ${model}. Von den Modellen, die hier mindestens ${number(times)}-mal so schnell wie gesprochen arbeiten, macht es die wenigsten Fehler. Erwartet: etwa ${speed(timesRealtime)}.`,
    presumed: (model, times, timesRealtime, seconds) =>
      `Für dieses Gerät: ${model}. Von den Modellen, die hier mindestens ${number(times)}-mal so schnell wie gesprochen arbeiten dürften, macht es die wenigsten Fehler; üblich sind etwa ${speed(timesRealtime)}, und genau zeigt es sich nach den ersten ${span(seconds)} Ton, die hier transkribiert werden.`,
    notYet: (seconds) =>
      `Wie schnell die Modelle auf diesem Gerät sind und welches zu empfehlen ist, zeigt sich nach den ersten ${span(seconds)} Ton, die hier transkribiert werden.`,
    mark: "Empfohlen für dieses Gerät.",
  },
  speed: {
    measured: (seconds) => span(seconds),
    estimated: (seconds) => `etwa ${coarseSpan(seconds)}`,
    timesRealtime: (times) => speed(times),
    estimate: "geschätzt",
    unknown: "Noch nicht gemessen",
    none: "—",
    doesNotFit: "zu groß",
  },
  purposes: {
    tiny: "Kurze Notizen und Untertitel.",
    base: "Alltägliche Sprache, klare Mikrofone.",
    small: "Interviews, Akzente, Namen. Deutlich besser als base.",
    medium: "Langsamer als turbo und selten besser; wegen seiner Übersetzung noch dabei.",
    "large-v3-turbo": "Das sorgfältigste Modell, das noch schnell ist.",
    "large-v2": "Das größte Modell aus der Zeit vor large-v3.",
    "large-v3": "Das größte Modell, das es gibt.",
    "distil-small": "small mit weniger Schichten: schneller, für Englisch.",
    "distil-medium": "medium mit weniger Schichten: schneller, für Englisch.",
    "distil-large-v3": "large-v3 mit weniger Schichten: schneller.",
    "distil-large-v3.5": "large-v3 mit weniger Schichten, mit mehr Sprache trainiert als distil-large-v3.",
    "kb-whisper-small": "small, trainiert von der schwedischen Nationalbibliothek.",
    "kb-whisper-large":
      "large-v3, trainiert von der schwedischen Nationalbibliothek: die wenigsten Fehler auf Schwedisch.",
    "nb-whisper-small": "small, trainiert von der norwegischen Nationalbibliothek.",
    "nb-whisper-large":
      "large-v3, trainiert von der norwegischen Nationalbibliothek: die wenigsten Fehler auf Norwegisch.",
  },
  ofYours: "Ein eigenes Modell.",
  noTimestamps: "Ohne Zeitmarken trainiert: Sein Text ist nur alle 30 Sekunden unterteilt.",
  comesWithSotto: "Gehört zu Sotto.",
  licence: (name) => `Lizenz ${name}.`,
  englishOnly: "Nur für Englisch, und darin etwas besser.",
  formats: {
    more: (n) => plural(n, { one: "# weiteres Format", other: "# weitere Formate" }),
    moreOf: (model, n) => plural(n, { one: `# weiteres Format von ${model}`, other: `# weitere Formate von ${model}` }),
    bits: (bits, format) => plural(bits, { other: `#-Bit-Zahlen (${format}).` }),
  },
  inUse: "In Verwendung",
  use: "Verwenden",
  chooseModel: (model) => `${model} verwenden`,
  download: "Laden",
  downloadModel: (model) => `${model} laden`,
  downloadOf: (model, bytes) => `${model} laden, ${size(bytes)}`,
  pause: "Pausieren",
  pauseModel: (model) => `${model} pausieren`,
  cancel: "Abbrechen",
  cancelModel: (model) => `${model} abbrechen`,
  resume: "Fortsetzen",
  resumeModel: (model) => `${model} fortsetzen`,
  again: "Neu laden",
  openModel: (model) => `Datei von ${model} öffnen`,
  againModel: (model) => `${model} neu laden`,
  deleteModel: (model, bytes) => `${model} löschen, gibt ${size(bytes)} frei`,
  fetches: (bytes, host) => `Lädt ${size(bytes)} von ${host}.`,
  fetchesUnknown: (host) => `Lädt es von ${host}; die Größe ist noch unbekannt.`,
  fetchesHere: (bytes) => `Lädt ${size(bytes)} vom Server dieser Seite.`,
  lacks: {
    buffer: (needs, offers) => `Braucht ${size(needs)} Grafikspeicher am Stück; diese Karte bietet ${size(offers)}.`,
    memory: (needs, offers) =>
      `Braucht etwa ${size(needs)} Speicher; auf dem Prozessor hat eine Seite höchstens ${size(offers)}.`,
  },
  needsMemory: (bytes) => `Braucht etwa ${size(bytes)} Speicher, mehr als dieses Gerät hergab.`,
  ranOut: "Der Speicher dieses Geräts reichte nicht.",
  progress: {
    label: (model) => `${model} wird geladen`,
    checkingLabel: (model) => `${model} wird geprüft`,
    loaded: (loaded, total) => `${part(loaded, total)} von ${size(total)}`,
    soFar: (loaded) => `bisher ${size(loaded)}`,
    atRate: (loaded, total, bytesPerSecond) => `${part(loaded, total)} von ${size(total)}, ${rate(bytesPerSecond)}`,
    left: (loaded, total, bytesPerSecond, secondsLeft) =>
      `${part(loaded, total)} von ${size(total)}, ${rate(bytesPerSecond)}, noch ${coarseSpan(secondsLeft)}`,
    elsewhere: (loaded, total) => `Ein anderer Tab lädt es: ${part(loaded, total)} von ${size(total)}`,
    retry: (loaded, seconds) => `Die Verbindung brach bei ${size(loaded)} ab. Nächster Versuch in ${span(seconds)}.`,
    paused: (loaded) => `Bei ${size(loaded)} pausiert. Von dort geht es weiter.`,
    checking: "Wird geprüft",
    healing: "Diese Kopie war beschädigt und wird neu geladen.",
  },
  failures: {
    downloadFailed: (loaded, total) => `Das Laden brach bei ${size(loaded)} von ${size(total)} ab.`,
    downloadFailedAt: (loaded) => `Das Laden brach bei ${size(loaded)} ab.`,
    offline: (loaded) =>
      `Keine Netzverbindung. Alles auf diesem Gerät läuft weiter; das Laden wartet bei ${size(loaded)}.`,
    storageFull: (model, needs, has) =>
      `${model} braucht ${size(needs)}, und dieser Browser hat für Sotto noch ${size(has)}.`,
    storageFullUnknown: (model) => `Dieser Browser hat keinen Platz mehr für ${model}.`,
    corrupt: (model) => `${model} kam beschädigt an; nichts davon wird verwendet.`,
    corruptFile: (model) =>
      `Die gespeicherte Kopie von ${model} ist beschädigt; nur die Datei selbst bringt sie zurück.`,
    unknown: (name) => `„${name}“ ist kein Whisper-Modell, das Sotto lesen kann.`,
    cutOff: (name) => `„${name}“ ist abgeschnitten: das Ende des Modells fehlt.`,
    scheme: (address) => `„${address}“ beginnt nicht mit https://, und anders werden keine Modelle geladen.`,
    noAddress: (address) => `„${address}“ ist keine Adresse im Netz; eine solche beginnt mit https://.`,
    password: (address) => `„${address}“ enthält einen Namen oder ein Passwort, und Sotto sendet keines.`,
    unreachable: (host) => `${host} ist nicht erreichbar oder lässt andere Seiten seine Dateien nicht lesen.`,
    answered: (host, status) => `${host} gibt die Datei nicht heraus: Antwort ${status}.`,
    internal: (message) => `In Sotto ist etwas fehlgeschlagen: „${message}“.`,
    freeSpace: "Platz schaffen",
    chooseFile: "Andere Datei wählen",
    copyDetails: "Details kopieren",
    copied: "Kopiert",
    remove: "Entfernen",
    removeModel: (model) => `${model} entfernen`,
    dismiss: "Ausblenden",
  },
  space: {
    missing: (bytes) => `Es fehlen ${size(bytes)}. Das lässt sich löschen:`,
    candidates: "Das lässt sich löschen:",
    nothing:
      "Kein anderes Modell lässt sich löschen. Auch Aufnahmen brauchen Platz; gelöscht werden sie einzeln dort, wo sie zu sehen sind.",
  },
  cleared: (models) =>
    `Der Browser hat hier gespeicherte Modelle entfernt: ${models}. Unten lassen sie sich wieder hinzufügen.`,
  own: {
    open: "Modelldatei öffnen",
    reading: (name) => `„${name}“ wird gelesen`,
    add: "Hinzufügen",
    added: "Gerade hinzugefügt.",
    drop: "Ablegen, um ein Modell hinzuzufügen.",
    dropHint: "Es wird in diesen Browser kopiert und bleibt auf diesem Gerät.",
  },
  offer: {
    onlyKnows: (model, languages) => `${model} versteht nur ${languages}.`,
    doesNotKnow: (model) => `${model} versteht diese Sprache nicht.`,
    dismiss: "Ausblenden",
  },
  toast: {
    deleted: (model) => `„${model}“ gelöscht.`,
    deletedInUse: (model, other) => `„${model}“ gelöscht. Jetzt wird ${other} verwendet.`,
    elsewhere: (model, other) => `„${model}“ ist nicht mehr auf diesem Gerät. Jetzt wird ${other} verwendet.`,
    undo: "Rückgängig",
  },
  announced: {
    added: (model) => `${model} steht in der Liste`,
    stored: (model) => `${model} ist auf diesem Gerät`,
    paused: (model) => `${model} ist pausiert`,
    downloading: (model) => `${model} wird geladen`,
    failed: (model, sentence) => `${model}: ${sentence}`,
  },
  popover: { title: "Downloads", show: "Modelle zeigen" },
  facts: {
    worksOffline: "Läuft ohne Netz",
    stored: (bytes) => `App und Modell gespeichert, ${size(bytes)}`,
  },
} satisfies Strings["models"];
