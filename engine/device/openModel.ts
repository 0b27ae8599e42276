import { errorCode } from "../errors";
import type { LoadModel, ModelSource, Recogniser } from "../recogniser";
import { processorInstead } from "./chooseDevice";
import type { ChosenDevice, DeviceServices } from "./types";

export type OpenedModel<Loaded extends Recogniser = Recogniser> = Loaded & {
  /** What it runs on now: the device that it was loaded on, or the processor that took over. */
  device(): ChosenDevice;
};

export interface OpenModelOptions<Loaded extends Recogniser> {
  readonly device: ChosenDevice;
  readonly services: DeviceServices;
  /** The model's files; called again where the processor takes over. */
  readModel(): Promise<ModelSource>;
  /** Of the model's family. */
  readonly load: LoadModel<Loaded>;
}

/** What a graphics card can do wrong that the processor can do right. */
const failures: ReadonlySet<string> = new Set(["device-unavailable", "device-lost", "out-of-memory"]);

/** Whether the processor may take over from a graphics card, which the user did not insist on. */
function canFallBack({ info }: ChosenDevice): boolean {
  return info.device === "webgpu" && info.reason.why !== "asked";
}

/** Whether an error is a graphics card's, so that the processor is to go on in its place. */
export function isCardsFault(device: ChosenDevice, error: unknown): boolean {
  return canFallBack(device) && failures.has(errorCode(error));
}

/**
 * Loads a model on a device. Where that is a graphics card that the user did not insist on, and it computes wrong numbers,
 * has too little memory or is lost, now or in the middle of a transcript, the processor goes on in its place.
 */
export async function openModel<Loaded extends Recogniser>({
  device,
  services,
  readModel,
  load,
}: OpenModelOptions<Loaded>): Promise<OpenedModel<Loaded>> {
  let current = device;
  const recover = async (error: Error) => {
    current = await processorInstead(services, error.message);
    return { backend: current.backend, files: await readModel(), device: current.info };
  };
  const files = await readModel();
  let model: Loaded;
  try {
    model = await load(device.backend, files, canFallBack(device) ? { recover } : {});
  } catch (error) {
    if (!isCardsFault(device, error)) throw error;
    current = await processorInstead(services, error instanceof Error ? error.message : String(error));
    model = await load(current.backend, files, {});
  }
  return { ...model, device: () => current };
}
