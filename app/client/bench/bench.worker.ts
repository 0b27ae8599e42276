import { expose } from "comlink";
import { type DeviceName, holdAudio } from "../../../engine/index";
import { audioSource } from "../decoding/audioPort";
import { isFirstRun } from "../isFirstRun";
import { modelReader } from "../models/modelPort";
import { keepToOwnOrigin } from "../ownOrigin";
import { reportRequests } from "../requests";
import { openCpu } from "../worker/openCpu";
import { openGpu } from "../worker/openGpu";
import { type OpenedDevice, runBench } from "./runBench";
import type { BenchEvent, BenchOrder } from "./types";

const bench = {
  /** Measures the devices that are here; `models` leads to those that are stored. */
  async run(order: BenchOrder, models: MessagePort, onEvent: (event: BenchEvent) => unknown): Promise<void> {
    const stored = modelReader(models);
    const source = audioSource(order.audio);
    const audio = await holdAudio(source);
    void source.close();
    let taken: unknown;
    await runBench(
      { ...order, audio },
      {
        open,
        readModel: (name) => stored.read(name, () => {}, "whole"),
        emit(event) {
          taken = onEvent(event);
        },
      },
    );
    // Events and the end go different ways to the page; the end must not overtake the last figure.
    await taken;
  },
};
export type RemoteBench = typeof bench;
if (isFirstRun()) {
  keepToOwnOrigin();
  reportRequests();
  expose(bench);
}

async function open(device: DeviceName): Promise<OpenedDevice> {
  if (device === "cpu") return { backend: await openCpu(), close: () => {} };
  const backend = await openGpu(navigator.gpu);
  return { backend, close: () => backend.gpu.device.destroy() };
}
