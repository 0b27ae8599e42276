import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { defaultOptions } from "../../engine/index";
import { openModelOnDevice } from "../device/deviceServices";
import { samplesOf } from "../live/runClip";
import { simulate } from "../live/simulate";
import { Timeline } from "../live/timeline";
import { projectRoot } from "../setup/root";
import { findModel } from "../transcribe/findModel";
import type { SoakPart, SoakRequest } from "./args";
import { recording } from "./recording";

/** Seconds after which memory must not grow, and by how much it may. */
const settled = 5 * 60;
const mostGrowth = 0.02;

interface Memory {
  readonly resident: number;
  readonly device: number;
}

/** Runs every part in a process of its own, or the one that was asked for in this one: 0, or 1 where memory grew. */
export async function run(request: SoakRequest): Promise<number> {
  const [part] = request.parts;
  if (part && request.parts.length === 1) return soak(part, request);
  const codes = request.parts.map(({ model, minutes }) => {
    const args = ["--model", model, "--minutes", String(minutes), ...process.argv.slice(2)];
    return spawnSync(process.execPath, [process.argv[1] ?? "", ...args], { stdio: "inherit" }).status ?? 1;
  });
  return Math.max(...codes);
}

async function soak({ model: name, minutes }: SoakPart, { device, cost }: SoakRequest): Promise<number> {
  const model = await openModelOnDevice(device, async () => readFileSync(findModel(name)));
  const speech = await samplesOf(join(projectRoot(), "public", "jfk.mp3"));
  const timeline = new Timeline("en");
  const memory = (): Memory => {
    collectGarbage();
    return { resident: process.memoryUsage().rss, device: model.device().backend.memory };
  };
  let first: Memory | undefined;
  let told = 0;
  const { seconds, computed } = await simulate(
    model,
    recording(speech, 60 * minutes, model.dims.nMels),
    // A model of random weights never ends a text.
    { ...defaultOptions, language: "en", temperature: [0], sampleLen: 60 },
    {
      cost,
      onEvent: (timed) => {
        timeline.check(timed);
        const { event } = timed;
        if (event.type !== "live") return;
        if (event.heard >= settled) first ??= memory();
        if (event.heard < told + 60) return;
        told = event.heard;
        process.stderr.write(`${(told / 60).toFixed(0)} min: ${megabytes(memory())}\n`);
      },
    },
  );
  const last = memory();
  const growth = first ? Math.max(last.resident / first.resident, last.device / first.device) - 1 : 0;
  process.stdout.write(
    `${name}: ${(seconds / 60).toFixed(0)} minutes, ${timeline.text.length} characters, ${computed.toFixed(0)} s on the clock; ` +
      `after 5 minutes ${first ? megabytes(first) : "–"}, at the end ${megabytes(last)}: ${(100 * growth).toFixed(2)} %\n`,
  );
  return growth > mostGrowth ? 1 : 0;
}

function megabytes({ resident, device }: Memory): string {
  return `${(resident / 1e6).toFixed(1)} MB resident, ${(device / 1e6).toFixed(1)} MB on the device`;
}

let collect: (() => void) | undefined;

/** What is only garbage is no growth. */
function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
