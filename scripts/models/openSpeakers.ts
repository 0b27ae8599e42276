import { readFile } from "node:fs/promises";
import { chooseDevice, type OpenedSpeakers, oneFile, SottoError } from "../../engine/index";
import type { Backend } from "../../kernels/runtime/backend";
import type { DeviceArgs } from "../args/deviceArgs";
import { deviceServices } from "../device/deviceServices";
import { readFigures } from "../device/figures";
import type { FindSpeakers } from "../transcribe/commandServices";

let opened: { readonly file: string; readonly find: Promise<FindSpeakers> } | undefined;

/** The networks that tell speakers apart, loaded once. Throws `model-unknown` and `model-corrupt`. */
export function openSpeakers(file: string, device: DeviceArgs): Promise<FindSpeakers> {
  if (opened?.file !== file) opened = { file, find: open(file, device) };
  return opened.find;
}

async function open(file: string, args: DeviceArgs): Promise<FindSpeakers> {
  const bytes = await readNetworks(file);
  const { diarise } = await import("../../engine/speakers/diarise");
  const { loadSpeakerNetworks } = await import("../../engine/speakers/loadNetworks");
  const { preference } = args;
  const { backend } = await chooseDevice({ preference, figures: readFigures() }, deviceServices(args));
  const networks = await loadSpeakerNetworks(backend.scope(), bytes);
  return (audio, options) => diarise(audio, networks, options);
}

/** The same for live text, on the device of its model. */
export async function openLiveSpeakers(file: string, backend: Backend): Promise<OpenedSpeakers> {
  const bytes = await readNetworks(file);
  const { openLiveNetworks } = await import("../../engine/speakers/openLiveNetworks");
  return openLiveNetworks(backend, oneFile(bytes));
}

function readNetworks(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(file).catch((cause: unknown) => {
    throw new SottoError(
      "model-unknown",
      `${file} cannot be read; the networks that tell speakers apart were expected.`,
      {
        cause,
      },
    );
  });
}
