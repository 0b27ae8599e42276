import { wordErrors, words } from "../accuracy/words";
import type { ContenderName } from "./contender";
import { type Figures, figuresOf } from "./figures";
import type { Lane } from "./race";

/** The lanes as a markdown table; behind a figure, how many times as long as `home` it took. */
export function table(lanes: readonly Lane[], home: ContenderName, longSeconds: number | undefined): string {
  const hasLong = longSeconds !== undefined;
  const titles = ["", "model", "threads", "numbers", "encoder, 30 s window", "a token", "the clip"];
  const head = [...titles, ...(hasLong ? [`${longSeconds.toFixed(0)} s of audio`] : []), "N"];
  const rows = lanes.map((lane) => {
    const { name, model, threads, measurements, note } = lane;
    const start = [name, model, String(threads), measurements[0]?.numbers ?? "–"];
    if (measurements.length === 0) return [...start, note ?? "–", ...head.slice(start.length + 1).map(() => "–")];
    const found = figuresOf(lane, longSeconds);
    const base = figuresOf(homeLane(lanes, lane, home), longSeconds);
    const cells = [
      milliseconds(found, base, "encoderMs"),
      milliseconds(found, base, "tokenMs"),
      milliseconds(found, base, "clipMs"),
      ...(hasLong ? [realtime(found, base)] : []),
      sampleText(found, note),
    ];
    return [...start, ...cells];
  });
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** A line for every lane that knows the most its processor could do, and for every lane that wrote other words. */
export function remarks(lanes: readonly Lane[]): string {
  const peaks = lanes.flatMap(({ name, model, threads, measurements }) =>
    measurements.slice(-1).flatMap(({ peak }) => {
      if (!peak) return [];
      const reached = `its encoder reaches ${(100 * peak.reached).toFixed(0)} %`;
      return [`${name}, ${model}, threads ${threads}: measured peak ${peak.gops.toPrecision(3)} Gop/s, ${reached}.\n`];
    }),
  );
  const texts = lanes.flatMap(({ name, model, threads, measurements }) => {
    const wanted = lanes.find((lane) => lane.model === model && lane.measurements.length > 0)?.measurements[0]?.text;
    const found = measurements[0]?.text;
    if (wanted === undefined || found === undefined) return [];
    const errors = wordErrors(words(wanted, "en"), words(found, "en"));
    return errors === 0
      ? []
      : [`${name}, ${model}, threads ${threads}: ${errors} words of the clip differ: ${found}\n`];
  });
  return [...peaks, ...texts].join("");
}

/** The lane to compare with; one without measurements where the home contender did not run. */
function homeLane(lanes: readonly Lane[], { name, model, threads }: Lane, home: ContenderName): Lane {
  const isHome = (lane: Lane) => lane.name === home && lane.model === model && lane.threads === threads;
  const found = name === home ? undefined : lanes.find(isHome);
  return found ?? { name: home, model, threads, measurements: [], note: undefined };
}

function milliseconds(found: Figures, base: Figures, key: "encoderMs" | "tokenMs" | "clipMs"): string {
  const value = found[key];
  if (value === undefined) return "–";
  return `${short(value)} ms${ratio(value, base[key])}`;
}

function realtime(found: Figures, base: Figures): string {
  if (found.realtime === undefined) return "–";
  const times = base.realtime === undefined ? undefined : 1 / base.realtime;
  return `${short(found.realtime)} × realtime${ratio(1 / found.realtime, times)}`;
}

function ratio(value: number, base: number | undefined): string {
  return base === undefined ? "" : ` (${(value / base).toFixed(2)} ×)`;
}

function sampleText({ samples: { passes, clips, longs } }: Figures, note: string | undefined): string {
  return [passes, clips, ...(longs > 0 ? [longs] : [])].join(", ") + (note === undefined ? "" : `; ${note}`);
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
