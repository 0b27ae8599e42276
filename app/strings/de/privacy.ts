import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;
const { size } = formats;

export const privacy = {
  title: "Nichts wird gesendet.",
  lede: "Sotto hat keinen Server und setzt keine Cookies. Was gesprochen und was geöffnet wird, schreibt dieses Gerät in diesem Tab auf. Das muss niemand glauben: Diese Seite zählt, was sie aus dem Netz anfordert.",
  sentTitle: (host) => `Gesendet wird nur an ${host}.`,
  sentLede: (host) =>
    `${host} steht in den Einstellungen als eigener Server: Was in Dateien gesprochen wird, geht dorthin und nirgendwohin sonst. Sotto selbst hat keinen Server und setzt keine Cookies. Aufnahmen schreibt dieses Gerät auf.`,
  stored: {
    title: "Auf diesem Gerät",
    models: "Modelle",
    others: "Seite, Texte und Ton",
    free: "Freier Platz",
    size,
    notTold: "Dieser Browser verrät nicht, wie viel er speichert.",
    memory: "Dieser Browser speichert hier nichts, wie in einem privaten Fenster.",
    until: "Es bleibt, bis es hier gelöscht wird oder im Browser die Daten dieser Seite.",
  },
  requests: {
    title: "Aus dem Netz angefordert",
    about:
      "Alle Anfragen, seit diese Seite offen ist, nach der Zählung des Browsers, auch die der Worker in jedem offenen Tab von Sotto.",
    host: "Server",
    requests: "Anfragen",
    received: "Empfangen",
    own: (host) => `${host}, von dort kommt diese Seite`,
    number,
    size,
    notTold: "Unbekannt",
    allOwn: "Alle haben Teile dieser Seite von dort geholt, woher sie kommt. Keine enthielt Ton oder Text.",
    others: (hosts) =>
      plural(hosts, {
        one: "# anderer Server wurde angefragt, für ein gewünschtes Modell. Keine Anfrage enthielt Ton oder Text.",
        other: "# andere Server wurden angefragt, für gewünschte Modelle. Keine Anfrage enthielt Ton oder Text.",
      }),
  },
  onWish: {
    title: "Nur auf Wunsch",
    about:
      "Diese Server werden nach einem Klick auf Laden um ein Modell gebeten. Sie sehen die Adresse dieses Anschlusses und die Art des Browsers, nie Ton oder Text.",
    none: "Kein Modell kommt von einem anderen Server.",
    host: "Server",
    models: "Modelle",
    sizes: "Größe zusammen",
    number,
    size,
  },
} satisfies Strings["privacy"];
