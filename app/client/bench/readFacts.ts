import { adapterName, hasRelaxedSimd } from "../../../engine/index";
import { threadCount } from "../worker/threadCount";
import { type Brand, browserName } from "./browserName";
import type { DeviceFacts, GraphicsFacts } from "./types";

/** Chromium alone has it. */
interface WithBrands {
  readonly userAgentData?: { readonly brands: readonly Brand[] };
}

/** Asks the browser what it says of this device; nothing is opened. */
export async function readFacts(navigator: Navigator & WithBrands): Promise<DeviceFacts> {
  return {
    browser: browserName(navigator.userAgentData?.brands ?? [], navigator.userAgent),
    graphics: await graphicsFacts(navigator.gpu),
    processor: {
      threads: navigator.hardwareConcurrency,
      isIsolated: crossOriginIsolated,
      simd: hasRelaxedSimd() ? "relaxed" : "plain",
      used: threadCount(),
    },
  };
}

async function graphicsFacts(gpu: GPU | undefined): Promise<GraphicsFacts | undefined> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (!gpu || !adapter) return undefined;
  const { features, limits } = adapter;
  return {
    adapter: adapterName(adapter.info),
    features: {
      f16: features.has("shader-f16"),
      subgroups: features.has("subgroups"),
      dp4a: gpu.wgslLanguageFeatures.has("packed_4x8_integer_dot_product"),
    },
    maxBufferSize: limits.maxBufferSize,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
  };
}
