import type { Strings } from "../strings";

export const keys = {
  title: "Tastatur",
  singleKeys: "Einzelne Buchstaben als Tasten",
  groups: { recording: "Aufnahme", playing: "Wiedergabe", text: "Text", places: "Bereiche", page: "Seite" },
  does: {
    record: "Aufnehmen, Aufnahme beenden",
    pause: "Aufnahme pausieren, fortsetzen",
    play: "Abspielen oder pausieren; Aufnahme pausieren",
    back: "5\u00a0Sekunden zurück",
    forward: "5\u00a0Sekunden vor",
    open: "Dateien öffnen",
    stop: "Fenster schließen, danach die laufende Datei anhalten, nie eine Aufnahme",
    copy: "Ganzen Text kopieren",
    export: "Exportieren",
    goRecord: "Zum Aufnehmen",
    goLibrary: "Zur Bibliothek",
    goModels: "Zu den Modellen",
    goSettings: "Zu den Einstellungen",
    help: "Diese Liste",
  },
  caps: { space: "Leertaste", escape: "Esc", control: "Strg" },
} satisfies Strings["keys"];
