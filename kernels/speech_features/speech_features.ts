import { defineKernel } from "../kernel";
import source from "./speech_features.wgsl?raw";

export const speechFeatures = defineKernel({
  name: "speech_features",
  source,
  bindings: {
    samples: "read",
    spectrum: "read",
    conv1: "read",
    conv2: "read",
    conv3: "read",
    conv4: "read",
    entry: "read",
    gates: "read_write",
  },
  params: { steps: "u32" },
  tunables: {},
});
