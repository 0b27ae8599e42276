import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DeviceFigures } from "../../engine/index";
import { cacheFolder } from "../setup/cacheFolder";

/** What the comparison of devices measured, kept in the user's cache folder; a folder that cannot be written costs time only. */
const file = join(cacheFolder(), "device.json");

export function readFigures(): DeviceFigures | undefined {
  try {
    const { key, webgpu, cpu } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    if (typeof key !== "string" || typeof webgpu !== "number" || typeof cpu !== "number") return undefined;
    return { key, webgpu, cpu };
  } catch {
    return undefined;
  }
}

export function writeFigures(figures: DeviceFigures): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(figures));
  } catch {
    // The next run measures again.
  }
}
