/** What is read of the browser's MediaDeviceInfo. */
export interface AudioDevice {
  readonly kind: string;
  readonly deviceId: string;
  readonly groupId: string;
  readonly label: string;
}

/** A microphone to choose. */
export interface Microphone {
  readonly id: string;
  readonly label: string;
}

/** Ids of Chromium that stand for another device of the list. */
const aliases: readonly string[] = ["default", "communications"];

/** The microphones of a list of devices, each once; those that the browser does not name yet are numbered. */
export function microphonesOf(devices: readonly AudioDevice[]): readonly Microphone[] {
  return devices
    .filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "" && !aliases.includes(deviceId))
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Microphone ${index + 1}` }));
}

/** What a track really records from: the device behind `default`, which may change, else the label that the track came with. */
export function labelOf(devices: readonly AudioDevice[], deviceId: string | undefined, label: string): string {
  const inputs = devices.filter(({ kind }) => kind === "audioinput");
  const device = inputs.find((input) => input.deviceId === deviceId);
  if (!device) return label;
  const real = inputs.find((input) => input.groupId === device.groupId && !aliases.includes(input.deviceId));
  const found = aliases.includes(device.deviceId) && device.groupId !== "" ? real : device;
  return found?.label || device.label || label;
}

/** Names of inputs that carry what the computer plays, or nothing, and no voice. */
const noMicrophone =
  /\b(monitor of|stereo ?mix|what u hear|loopback|blackhole|soundflower|cable output|voicemeeter|virtual audio|hdmi|displayport)\b/i;

/** Whether a label is that of an input which is no microphone, so that another device is probably meant. */
export function isNoMicrophone(label: string): boolean {
  return noMicrophone.test(label);
}
