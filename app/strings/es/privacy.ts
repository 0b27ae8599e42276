import type { Strings } from "../strings";
import { formats } from "./formats";

const { number, plural } = formats;
const { size } = formats;

/** What is stored, and what is asked of the network. `host` is a name. */
export const privacy: Strings["privacy"] = {
  title: "No se envía nada.",
  lede: "Sotto no tiene servidor ni usa cookies. Lo que se dice y lo que se abre se pone por escrito en esta pestaña, en este dispositivo. No hace falta creerlo: esta página cuenta lo que pide a la red.",
  sentTitle: (host) => `Se envía solo a ${host}.`,
  sentLede: (host) =>
    `${host} figura en los ajustes como servidor propio: lo que se dice en los archivos va allí y a ningún otro sitio. Sotto no tiene servidor ni usa cookies. Las grabaciones las pone por escrito este dispositivo.`,
  stored: {
    title: "En este dispositivo",
    models: "Modelos",
    others: "Página, transcripciones y audio",
    free: "Espacio libre",
    size,
    notTold: "Este navegador no dice cuánto guarda.",
    memory: "Este navegador no guarda nada aquí, como en una ventana privada.",
    until: "Se queda hasta que se elimine aquí, o se borren los datos de esta página en el navegador.",
  },
  requests: {
    title: "Pedido a la red",
    about:
      "Todas las peticiones desde que se abrió esta página, según la cuenta del propio navegador, incluidas las de sus procesos en cualquier pestaña abierta de Sotto.",
    host: "Servidor",
    requests: "Peticiones",
    received: "Recibido",
    own: (host) => `${host}, de donde viene esta página`,
    number,
    size,
    notTold: "No se indica",
    allOwn: "Todas trajeron partes de esta página desde su propio servidor. Ninguna llevaba sonido ni texto.",
    others: (hosts) =>
      plural(hosts, {
        one: "Se hicieron peticiones a # servidor más, por un modelo solicitado aquí. Ninguna petición llevaba sonido ni texto.",
        many: "Se hicieron peticiones a # de servidores más, por modelos solicitados aquí. Ninguna petición llevaba sonido ni texto.",
        other:
          "Se hicieron peticiones a # servidores más, por modelos solicitados aquí. Ninguna petición llevaba sonido ni texto.",
      }),
  },
  onWish: {
    title: "Solo a petición",
    about:
      "A estos servidores se les pide un modelo al pulsar Descargar. Ven la dirección de red y el tipo de navegador de quien pide, nunca sonido ni texto.",
    none: "Ningún modelo viene de otro servidor.",
    host: "Servidor",
    models: "Modelos",
    sizes: "Tamaño total",
    number,
    size,
  },
};
