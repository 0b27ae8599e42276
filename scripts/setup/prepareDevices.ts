import { driverEnvironment } from "./vulkan";

/** Before the tests that need devices: the workers inherit this process's environment, which the Vulkan loader reads. */
export async function setup(): Promise<void> {
  Object.assign(process.env, driverEnvironment());
}
