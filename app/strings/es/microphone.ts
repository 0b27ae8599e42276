import type { Strings } from "../strings";

/** What stands around a microphone, and why there is no sound to record. */
export const microphone: Strings["microphone"] = {
  denied: {
    blocked: "El navegador bloquea el micrófono en esta página.",
    refused: "No se permitió el micrófono en esta página.",
    dismissed: "La pregunta del navegador sobre el micrófono se cerró sin un sí.",
    system: "El sistema no permite que este navegador use un micrófono.",
    insecure: "Los navegadores solo dan el micrófono a páginas que llegan por https.",
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
};
