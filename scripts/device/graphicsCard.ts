import { existsSync, readdirSync } from "node:fs";

/**
 * False where this machine certainly has no graphics card: on Linux none without a device node. Drivers are not even
 * loaded there, which would take time and make them complain on standard error.
 */
export function mayHaveGraphicsCard(platform: NodeJS.Platform = process.platform, dev = "/dev"): boolean {
  if (platform !== "linux") return true;
  const render = existsSync(`${dev}/dri`) && readdirSync(`${dev}/dri`).some((name) => name.startsWith("renderD"));
  return render || existsSync(`${dev}/nvidia0`) || existsSync(`${dev}/dxg`);
}
