import type { Strings } from "../strings";

export const microphone = {
  denied: {
    blocked: "Der Browser blockiert das Mikrofon für diese Seite.",
    refused: "Das Mikrofon wurde dieser Seite nicht erlaubt.",
    dismissed: "Die Frage des Browsers nach dem Mikrofon wurde ohne Ja geschlossen.",
    system: "Das System lässt diesen Browser kein Mikrofon benutzen.",
    insecure: "Browser geben das Mikrofon nur Seiten frei, die über https kommen.",
    tabNotChosen: "Zum Aufnehmen wurde kein Tab und kein Bildschirm gewählt.",
  },
  missing: {
    none: "Es ist kein Mikrofon angeschlossen.",
    chosen: "Das gewählte Mikrofon ist nicht angeschlossen.",
    busy: "Das Mikrofon startet nicht; vielleicht benutzt es ein anderes Programm.",
    tabSilent: "Die Auswahl kam ohne Ton; er muss zusammen mit dem Tab geteilt werden.",
    tabBusy: "Der Ton der Auswahl ließ sich nicht aufnehmen.",
    tabUnsupported: "Dieser Browser kann den Ton eines Tabs nicht aufnehmen.",
  },
  howToAllow:
    "Auf das Zeichen vor der Adresse klicken, das Mikrofon auf „Zulassen“ stellen und dann auf Aufnehmen drücken. Blockiert das System das Mikrofon, zuerst dort diesen Browser zulassen.",
} satisfies Strings["microphone"];
