import type { Strings } from "../strings";
import { formats } from "./formats";

const { figure, number, percent, plural, rate, size, span, speed } = formats;

/** The page Bench. `adapter` is a name that the device has for itself. */
export const bench: Strings["bench"] = {
  title: "Este dispositivo",
  lede: "Qué es y a qué velocidad calcula Sotto en él. Todo se mide aquí y nada de ello se envía.",
  open: "Abrir mediciones",
  run: "Medir",
  stop: "Detener",
  copy: "Copiar como texto",
  takes: (seconds) => `Tarda unos ${span(seconds)} con una tarjeta gráfica corriente, y más sin ella.`,
  nothing: "Todavía no se ha medido nada.",
  waits: {
    work: "Se está grabando o transcribiendo algo. La medición espera a que termine.",
    model: "La medición espera a que se cargue un modelo.",
  },
  running: {
    begins: "Empieza la medición.",
    speech: {
      webgpu: "La tarjeta gráfica transcribe la muestra.",
      cpu: "El procesador transcribe la muestra.",
    },
    kernels: { webgpu: "Kernels en la tarjeta gráfica.", cpu: "Kernels en el procesador." },
    kernel: {
      webgpu: (index, of) => `Kernels en la tarjeta gráfica: ${number(index)} de ${number(of)}.`,
      cpu: (index, of) => `Kernels en el procesador: ${number(index)} de ${number(of)}.`,
    },
  },
  ended: {
    done: "Medido.",
    user: "Detenido. Lo medido hasta entonces se conserva.",
    work: "Detenido, porque empezó otro trabajo. Lo medido hasta entonces se conserva.",
    failed: "La medición se interrumpió. Lo medido hasta entonces se conserva.",
  },
  what: {
    name: "Qué es",
    version: "Sotto",
    browser: "Navegador",
    graphics: "Tarjeta gráfica",
    noGraphics: "Ninguna que dé este navegador",
    f16: "Números de 16 bits (f16)",
    subgroups: "Subgrupos",
    dp4a: "Producto escalar de números de 8 bits empaquetados (DP4a)",
    yes: "Sí",
    no: "No",
    buffer: "Búfer más grande",
    binding: "Enlace de almacenamiento más grande",
    size,
    threads: "Hilos del procesador",
    count: number,
    isolated: "Aislada de otras páginas",
    webAssembly: "WebAssembly",
    relaxed: (threads) =>
      plural(threads, {
        one: "SIMD relajado en # hilo",
        many: "SIMD relajado en # de hilos",
        other: "SIMD relajado en # hilos",
      }),
    plain: (threads) =>
      plural(threads, { one: "SIMD en # hilo", many: "SIMD en # de hilos", other: "SIMD en # hilos" }),
    inUse: "En uso",
    kernels: "Variantes de los núcleos",
    failedWith: "Fallo de la tarjeta gráfica",
  },
  fast: {
    name: "A qué velocidad",
    figure: "Medida",
    computes: "Qué calcula",
    model: "Modelo",
    type: "Números",
    sample: (seconds) => `Muestra de ${span(seconds)}`,
    seconds: (seconds) => `${figure(seconds)}\u00a0s`,
    speed: "Velocidad",
    realtime: (timesRealtime) => speed(timesRealtime),
    firstText: "Primer texto tras",
    drafts: "Borradores de un modelo más pequeño",
    noDrafts: "No hay ninguno guardado",
    draftsOf: (model, right, times) => `${model}: ${percent(right, 1)} acertado, ${rate(times)} por ventana`,
    memory: "Memoria del dispositivo, como máximo",
    size,
    median: "Mediana de",
    runs: (n) => plural(n, { one: "# pasada", many: "# de pasadas", other: "# pasadas" }),
    failed: "Fallo",
    software:
      "El adaptador gráfico es también software del procesador: en él solo se miden kernels cortos, y la muestra solo si está en uso.",
  },
  kernels: {
    name: "Kernels",
    of: {
      webgpu: (adapter) => `Tarjeta gráfica: ${adapter}`,
      cpu: (adapter) => `Procesador: ${adapter}`,
    },
    kernel: "Kernel y forma",
    type: "Tipo",
    median: "Mediana de N",
    rate: "Ritmo",
    milliseconds: (milliseconds, samples) => `${figure(milliseconds)}\u00a0ms de\u00a0${number(samples)}`,
    microseconds: (microseconds, samples) => `${figure(microseconds)}\u00a0µs de\u00a0${number(samples)}`,
    operations: (gflops) => `${figure(gflops)}\u00a0GFLOP/s`,
    bytes: (gigabytes) => `${figure(gigabytes)}\u00a0GB/s`,
  },
};
