import { clock } from "../formats";
import type { Strings } from "../strings";
import { counted, formats } from "./formats";

const { plural } = formats;

/** What belongs to the page as a whole: its title, what is dropped on it, what is read aloud. */
export const page: Strings["page"] = {
  title: "Sotto: voz a texto sin salir de aquí",
  drop: {
    head: "Soltar para transcribir.",
    stays: (files) =>
      plural(files, {
        one: "# archivo. Se queda en este equipo.",
        many: "# de archivos. Se quedan en este equipo.",
        other: "# archivos. Se quedan en este equipo.",
      }),
    unreadable: "Esto no es audio ni vídeo.",
    reads: "Sotto lee sonido: grabaciones, música, películas.",
  },
  broken: {
    title: "Esta página no se abrió",
    about: "Algo falló en ella. Las grabaciones y los textos se conservan.",
    reload: "Recargar",
  },
  leftOut: {
    nothing: "No hay audio ni vídeo dentro.",
    noSound: (files, names) =>
      plural(files, {
        one: `# archivo no es audio ni vídeo y se ha omitido: ${names}.`,
        other: `# archivos no son audio ni vídeo y se han omitido: ${names}.`,
      }),
    noTranscript: (files, names) =>
      plural(files, {
        one: `No se pudo leer ninguna transcripción (SRT, VTT o JSON de Whisper) en # archivo: ${names}.`,
        other: `No se pudo leer ninguna transcripción (SRT, VTT o JSON de Whisper) en # archivos: ${names}.`,
      }),
    tooMany: (files) =>
      plural(files, {
        one: "Se ha compartido # archivo más de los que Sotto admite de una vez. Compártelo por separado.",
        other: "Se han compartido # archivos más de los que Sotto admite de una vez. Compártelos por separado.",
      }),
  },
  unreadable: {
    transcripts: (name) => `No se pudo leer la transcripción «${name}».`,
    recordings: (name) => `No se pudo leer la grabación «${name}».`,
    models: (name) => `No se pudo leer lo guardado del modelo «${name}».`,
    settings: (name) => `No se pudo leer el registro «${name}» de lo elegido; vale lo habitual.`,
    exportRaw: "Exportar en bruto",
    remove: "Eliminar",
  },
  deleted: (name) => `Se eliminó «${name}».`,
  renamed: (name) => `Ahora se llama «${name}».`,
  soundDeleted: (name) => `Se eliminó el audio de «${name}».`,
  deletedSeveral: (n) => plural(n, { other: "Se eliminaron # transcripciones." }),
  undo: "Deshacer",
  announced: {
    newText: "Texto nuevo",
    recording: "Grabando",
    paused: "Grabación en pausa",
    stopped: (seconds, words) =>
      `Detenido en ${clock(seconds)}, ${counted(words, "palabra", "palabras")}. El texto se conserva.`,
    recordingStopped: (words) => `Grabación detenida, ${counted(words, "palabra", "palabras")}`,
    done: (name, words) => `${name}: terminado, ${counted(words, "palabra", "palabras")}`,
  },
};
