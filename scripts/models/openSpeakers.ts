import { readFile } from "node:fs/promises";
import { chooseDevice, SottoError } from "../../engine/index";
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
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new SottoError(
      "model-unknown",
      `${file} cannot be read; the networks that tell speakers apart were expected.`,
      {
        cause,
      },
    );
  });
  const { diarise } = await import("../../engine/speakers/diarise");
  const { loadSpeakerNetworks } = await import("../../engine/speakers/loadNetworks");
  const { preference } = args;
  const { backend } = await chooseDevice({ preference, figures: readFigures() }, deviceServices(args));
  const networks = await loadSpeakerNetworks(backend.scope(), bytes);
  return (audio, options) => diarise(audio, networks, options);
}
