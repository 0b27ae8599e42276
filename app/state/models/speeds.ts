import type { DeviceInfo, DeviceName, ModelDimensions } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { AppState } from "../appState";
import type { Job } from "../queue/job";
import { isLive } from "../queue/jobs";
import { costOf, costOfDims } from "./modelCost";
import type { SpeedFigure } from "./shelfRecord";

/** Times realtime of a model here, and how it is known. */
export interface Speed {
  readonly how: "measured" | "estimated";
  readonly timesRealtime: number;
}

const mostFigures = 100;

/** What one device is told from another by. */
export function deviceKey({ device, adapter }: Pick<DeviceInfo, "device" | "adapter">): string {
  return `${device} ${adapter}`;
}

/** The device that figures are about: the one in use, else the one that was measured last. */
export function currentDevice({ engine, shelfRecord }: Pick<AppState, "engine" | "shelfRecord">): string | undefined {
  return engine.status === "ready" ? deviceKey(engine.device) : shelfRecord.figures.at(-1)?.device;
}

/** Times realtime of a model on a device: as measured, or after the measured model whose work is nearest to its own. */
export function speedOf(figures: readonly SpeedFigure[], model: string, device: string | undefined): Speed | undefined {
  const here = figures.filter((figure) => figure.device === device);
  const measured = here.find((figure) => figure.model === model);
  if (measured) return { how: "measured", timesRealtime: measured.timesRealtime };
  const cost = costOf(model, kindOf(device));
  return cost === undefined ? undefined : estimated(here, cost, device);
}

/** The same for a model that may be of the user's, whose name says nothing of its size. */
export function speedOfModel(
  figures: readonly SpeedFigure[],
  { name, shape }: Pick<Model, "name" | "shape">,
  device: string | undefined,
): Speed | undefined {
  return speedOf(figures, name, device) ?? (shape && speedOfDims(figures, shape.dims, device));
}

/** The same for a model of another shape, which was never measured here. */
export function speedOfDims(figures: readonly SpeedFigure[], dims: ModelDimensions, device: string | undefined) {
  const here = figures.filter((figure) => figure.device === device);
  return estimated(here, costOfDims(dims, kindOf(device)), device);
}

function kindOf(device: string | undefined): DeviceName {
  return device?.startsWith("webgpu") ? "webgpu" : "cpu";
}

function estimated(here: readonly SpeedFigure[], cost: number, device: string | undefined): Speed | undefined {
  let nearest: Speed | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const figure of here) {
    const known = costOf(figure.model, kindOf(device));
    if (known === undefined) continue;
    const away = Math.abs(Math.log(known / cost));
    if (away >= distance) continue;
    distance = away;
    nearest = { how: "estimated", timesRealtime: (figure.timesRealtime * known) / cost };
  }
  return nearest;
}

/** Times realtime of a model on one of the devices, and what it was measured with: work, or the sample on the page This device. */
export interface DeviceSpeed {
  readonly of: "work" | "sample";
  readonly timesRealtime: number;
}

/** How fast a model was on the graphics card, or on the processor; undefined where nobody measured it. */
export function speedOn(
  { shelfRecord, bench }: Pick<AppState, "shelfRecord" | "bench">,
  model: string,
  device: DeviceName,
): DeviceSpeed | undefined {
  const figure = shelfRecord.figures.findLast((one) => one.model === model && one.device.startsWith(`${device} `));
  if (figure) return { of: "work", timesRealtime: figure.timesRealtime };
  const speech = bench.results.find((result) => result.device === device)?.speech;
  if (speech?.model !== model) return undefined;
  return { of: "sample", timesRealtime: (1000 * speech.audioSeconds) / speech.milliseconds };
}

/** The figures with one more, in place of an older one of the same model and device; the newest comes last. */
export function withFigure(figures: readonly SpeedFigure[], figure: SpeedFigure): readonly SpeedFigure[] {
  const others = figures.filter(({ model, device }) => model !== figure.model || device !== figure.device);
  return [...others, figure].slice(-mostFigures);
}

/**
 * The figure that a job gives now: its first after thirty seconds of audio, its last when the run is over; undefined while
 * there is none, or none that is new. A recording is heard as it is spoken, and says nothing of speed.
 */
export function figureOf(job: Job, before: Job | undefined, state: AppState): SpeedFigure | undefined {
  const { engine, shelfRecord } = state;
  const { timesRealtime, steady, first, at } = job.estimate;
  if (isLive(job) || engine.status !== "ready" || engine.model.name !== job.model?.name) return undefined;
  if (timesRealtime === undefined) return undefined;
  const device = deviceKey(engine.device);
  const isKnown = shelfRecord.figures.some((figure) => figure.model === job.model?.name && figure.device === device);
  const isOver = before?.state.status === "running" && (job.state.status === "done" || job.state.status === "stopped");
  // A first look has the start-up in it.
  const isFirst = job.state.status === "running" && !isKnown && at > (first?.elapsed ?? 0);
  return isFirst || isOver
    ? { model: job.model.name, device, timesRealtime, ...(steady !== undefined && { steady }) }
    : undefined;
}
