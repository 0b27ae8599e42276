import type { Strings } from "../strings";
import { formats } from "./formats";

const { size, speed } = formats;

export const device = {
  title: "Dieses Gerät",
  model: "Modell",
  modelFacts: (model, languages, bytes) => `${model}, ${languages}, ${size(bytes)}`,
  noModel: "Noch keines",
  device: "Gerät",
  notInUse: "Nicht in Verwendung",
  notKnown: "Noch nicht bekannt",
  runsOn: "Rechnet auf",
  faster: "Was schneller ist",
  speed: "Tempo",
  notMeasured: "Wird mit den ersten 30 Sekunden einer Datei gemessen",
  measuredAt: (timesRealtime) => `Gemessen: ${speed(timesRealtime)}`,
  sent: "Gesendeter Ton",
  nothingSent: "Keiner. Es gibt keinen Server.",
  privacy: "Was über das Netz geht",
  keyboard: "Tastatur",
  asked: { webgpu: "Die Grafikkarte rechnet, wie gewünscht.", cpu: "Der Prozessor rechnet, wie gewünscht." },
  noWebgpu: "Der Prozessor rechnet: Dieser Browser gibt keine Grafikkarte her.",
  software: (adapter) =>
    `Der Prozessor rechnet: Der einzige Grafikadapter ist selbst Software für den Prozessor (${adapter}).`,
  failed: "Der Prozessor rechnet, weil die Grafikkarte ausgefallen ist.",
} satisfies Strings["device"];
