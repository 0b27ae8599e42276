import type { Strings } from "../strings";

/** The list of keys, and what each of them does. */
export const keys: Strings["keys"] = {
  title: "Teclado",
  singleKeys: "Usar letras sueltas como atajos",
  groups: {
    recording: "Grabación",
    playing: "Reproducción",
    text: "Texto",
    places: "Secciones",
    page: "Página",
  },
  does: {
    record: "Grabar, detener",
    pause: "Pausar una grabación, continuar",
    play: "Reproducir o pausar; pausar una grabación",
    back: "Retroceder 5\u00a0segundos",
    forward: "Avanzar 5\u00a0segundos",
    open: "Abrir archivos",
    stop: "Cerrar un panel; después, detener el archivo en curso, nunca una grabación",
    copy: "Copiar todo el texto",
    export: "Exportar",
    goRecord: "Ir a Grabar",
    goLibrary: "Ir a Biblioteca",
    goModels: "Ir a Modelos",
    goSettings: "Ir a Ajustes",
    help: "Esta lista",
  },
  caps: { space: "Espacio", escape: "Esc", control: "Ctrl" },
};
