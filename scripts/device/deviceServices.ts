import {
  chooseDevice,
  createMeasuredBackend,
  createWasmBackend,
  type DeviceServices,
  type LoadedModel,
  type LoadModel,
  loadModel,
  type OpenedModel,
  openModel,
  SottoError,
} from "../../engine/index";
import type { DeviceArgs } from "../args/deviceArgs";
import { readFigures, writeFigures } from "./figures";
import { mayHaveGraphicsCard } from "./graphicsCard";
import { openCpu } from "./openCpu";
import { fastToggles, openGpu } from "./openGpu";
import { version } from "./version";

/** How devices are opened in Node. */
export function deviceServices({ preference, threads, precision, fastMath }: DeviceArgs): DeviceServices {
  return {
    async openGpu(known) {
      if (preference === "auto" && !mayHaveGraphicsCard())
        throw new SottoError("device-unavailable", "This machine has no graphics card.");
      return createMeasuredBackend(await openGpu(fastMath ? fastToggles : []), known);
    },
    openCpu: async () => createWasmBackend(await openCpu(threads), precision),
    version: version(),
  };
}

/** Loads a model on the device that the arguments ask for, or on the faster one, whose figures are kept. */
export async function openModelOnDevice(
  args: DeviceArgs,
  readModel: () => Promise<Uint8Array>,
  load: LoadModel<LoadedModel> = loadModel,
): Promise<OpenedModel<LoadedModel>> {
  const services = deviceServices(args);
  const device = await chooseDevice({ preference: args.preference, figures: readFigures() }, services);
  const { reason } = device.info;
  if (reason.why === "faster") writeFigures(reason.figures);
  return openModel({ device, services, readModel, load });
}
