import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { adapterFacts, createGpuBackend } from "../../kernels/runtime/gpuBackend";
import type { Tuning } from "../../kernels/runtime/tuning";
import { openDevice } from "../gpu/openDevice";
import { benchFile } from "./file";
import { benchKernels } from "./kernels";
import { type ModelSize, modelSizes, randomModel } from "./randomModel";
import type { Row } from "./rows";
import { benchStages } from "./stages";

const { values } = parseArgs({
  options: {
    models: { type: "string", default: "tiny.en" },
    tuning: { type: "string", default: "{}" },
    json: { type: "string" },
    samples: { type: "string" },
    steps: { type: "string" },
    windows: { type: "string" },
    filter: { type: "string", default: "" },
    only: { type: "string" },
    file: { type: "string" },
    model: { type: "string", default: "tiny.en-q5_1" },
    toggles: { type: "string" },
  },
});

const device = await openDevice(values.toggles?.split(","));
const facts = adapterFacts(device);
const tuning = JSON.parse(values.tuning) as Partial<Tuning>;
const samples = Number(values.samples ?? (facts.software ? 3 : 20));
const rows: Row[] = [];

if (values.only !== "stages" && values.only !== "file") {
  const backend = createGpuBackend(device, tuning);
  console.log(JSON.stringify({ adapter: backend.info.adapter, software: facts.software, tuning: values.tuning }));
  print(await benchKernels(backend, { samples, repeats: facts.software ? 1 : 20, filter: values.filter }));
  backend.dispose();
}
if (values.only !== "kernels" && values.only !== "file") {
  for (const name of values.models.split(",")) {
    if (!modelSizes.includes(name as ModelSize))
      throw new Error(`No model size ${name}; one of ${modelSizes.join(", ")} was expected.`);
    const backend = createGpuBackend(device, tuning);
    const steps = Number(values.steps ?? (facts.software ? 8 : 200));
    const windows = Number(values.windows ?? (facts.software ? samples : 100));
    print(await benchStages(backend, name, randomModel(name as ModelSize), { samples, steps, windows }));
    backend.dispose();
  }
}
if (values.file) {
  const backend = createGpuBackend(device, tuning);
  print(await benchFile(backend, values.file, values.model, Math.min(samples, 5)));
  backend.dispose();
}
if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1));
process.exit();

function print(measured: readonly Row[]): void {
  for (const row of measured) {
    rows.push(row);
    console.log(JSON.stringify(row, (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value)));
  }
}
