import type { Strings } from "../strings";

/** What stands around a microphone, and why there is no sound to record. */
export const microphone: Strings["microphone"] = {
  denied: {
    blocked: "El navegador bloquea el micrófono en esta página.",
    refused: "No se permitió el micrófono en esta página.",
    dismissed: "La pregunta del navegador sobre el micrófono se cerró sin un sí.",
    system: "El sistema no permite que este navegador use un micrófono.",
    insecure: "Los navegadores solo dan el micrófono a páginas que llegan por https.",
    framed: "Sotto no graba dentro de la página de otro sitio.",
    tabNotChosen: "No se eligió ninguna pestaña ni pantalla para grabar.",
  },
  missing: {
    none: "No hay ningún micrófono conectado.",
    chosen: "El micrófono elegido no está conectado.",
    busy: "El micrófono no arranca; quizá lo esté usando otro programa.",
    tabSilent: "Lo elegido llegó sin sonido; hay que compartirlo junto con la pestaña.",
    tabBusy: "No se pudo grabar el sonido de lo elegido.",
    tabUnsupported: "Este navegador no puede grabar el sonido de una pestaña.",
  },
  howToAllow:
    "Pulsar el icono delante de la dirección, poner el micrófono en «Permitir» y pulsar Grabar. Si lo bloquea el sistema, permitir primero allí este navegador.",
  sound: "Sonido",
  record: "Grabar",
  sources: { microphone: "Micrófono", tab: "Una pestaña del navegador", both: "Micrófono y una pestaña" },
  shown: { tab: "Pestaña", microphone: "Micrófono", both: (name) => `${name} + pestaña` },
  noTabs: "Este navegador no puede grabar el sonido de una pestaña.",
  speakers: "En el texto, «Yo» es el micrófono y «Los demás», la pestaña.",
  device: "Micrófono",
  systemsChoice: "El que elija el sistema",
  echo: "Quitar el eco",
  echoHint: "Lo que suena por el altavoz no se vuelve a grabar.",
  noise: "Quitar el ruido",
  noiseHint: "Se atenúan ventiladores y zumbidos, y con ellos la música.",
  check: {
    start: "Iniciar la prueba",
    stop: "Detener la prueba",
    nothingKept: "De la prueba no se conserva nada.",
    waiting: "Esperando a que el navegador lo permita.",
    speak: "Decir algo.",
    unnamed: "El micrófono",
    muted: (device) => `${device}: silenciado. Buscar un interruptor en el propio micrófono o en el sistema.`,
    wrongDevice: (device) => `${device}: recoge lo que suena en el equipo; quizá no sea el dispositivo correcto.`,
    silent: (device) => `${device}: encendido, pero sin sonido. Quizá el correcto sea otro.`,
    clipping: (device) => `${device}: demasiado alto, y satura. Alejarse o bajar el nivel.`,
    good: (device) => `${device}: se oye bien.`,
  },
};
