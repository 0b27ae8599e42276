import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { defaultOptions } from "../../engine/index";
import { openModelOnDevice } from "../device/deviceServices";
import { ConfirmedCheck } from "../live/confirmedCheck";
import { samplesOf } from "../live/runClip";
import { simulate } from "../live/simulate";
import { fixedClock } from "../live/simulatedClock";
import { findModel } from "../models/findModel";
import { projectRoot } from "../setup/root";
import type { SoakPart, SoakRequest } from "./args";
import { recording } from "./recording";

/** Minutes after which memory must not grow, which is measured over as many; and by how much it may. */
const settled = 5;
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
  const check = new ConfirmedCheck();
  const memory = (): Memory => {
    collectGarbage();
    return { resident: process.memoryUsage().rss, device: model.device().backend.memory };
  };
  /** Once a minute. */
  const seen: Memory[] = [];
  const { seconds, computed } = await simulate(
    model,
    recording(speech, 60 * minutes, model.features),
    // A model of random weights never ends a text.
    { ...defaultOptions, language: "en", temperature: [0], sampleLen: 60 },
    {
      clock: fixedClock({ fresh: cost, whole: cost }),
      onEvent: ({ event }) => {
        if (event.type === "confirmed") check.add(event);
        if (event.type !== "live" || event.heard < 60 * (seen.length + 1)) return;
        seen.push(memory());
        process.stderr.write(`${seen.length} min: ${megabytes(seen.at(-1)!)}\n`);
      },
    },
  );
  const [first, last] = [usual(seen.slice(settled, 2 * settled)), usual(seen.slice(-settled))];
  const growth = Math.max(last.resident / first.resident, last.device / first.device) - 1;
  process.stdout.write(
    `${name}: ${(seconds / 60).toFixed(0)} minutes, ${check.characters} characters, ${computed.toFixed(0)} s on the clock; ` +
      `after ${settled} minutes ${megabytes(first)}, at the end ${megabytes(last)}: ${(100 * growth).toFixed(2)} %\n`,
  );
  return growth > mostGrowth ? 1 : 0;
}

/** The medians: what is resident goes up and down by a tenth with the collector's own reserves. */
function usual(seen: readonly Memory[]): Memory {
  const median = (of: keyof Memory) =>
    seen.map((one) => one[of]).toSorted((a, b) => a - b)[seen.length >> 1] ?? Number.NaN;
  return { resident: median("resident"), device: median("device") };
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
