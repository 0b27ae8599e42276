import { describe, expect, test } from "vitest";
import { type AudioDevice, isNoMicrophone, labelOf, microphonesOf } from "./devices";

const input = (deviceId: string, label: string, groupId = `group of ${deviceId}`): AudioDevice => ({
  kind: "audioinput",
  deviceId,
  groupId,
  label,
});

const devices: readonly AudioDevice[] = [
  input("default", "Standard - Headset", "usb"),
  input("communications", "Kommunikation - Built-in", "board"),
  input("a1", "Built-in", "board"),
  input("b2", "Headset", "usb"),
  { ...input("c3", "Loudspeaker", "usb"), kind: "audiooutput" },
];

describe("microphonesOf", () => {
  test("lists each microphone once and nothing else", () => {
    expect(microphonesOf(devices)).toEqual([
      { id: "a1", label: "Built-in" },
      { id: "b2", label: "Headset" },
    ]);
  });

  test("numbers those without a name, and lists none before the browser tells ids", () => {
    expect(microphonesOf([input("a", ""), input("b", "")])).toEqual([
      { id: "a", label: "Microphone 1" },
      { id: "b", label: "Microphone 2" },
    ]);
    expect(microphonesOf([input("", "")])).toEqual([]);
  });
});

describe("labelOf", () => {
  test("names the device behind the default one, without the browser's word for that", () => {
    expect(labelOf(devices, "default", "Standard - Built-in")).toBe("Headset");
  });

  test("names the device with the track's id, else what the track was called", () => {
    expect(labelOf(devices, "a1", "old")).toBe("Built-in");
    expect(labelOf(devices, "gone", "old")).toBe("old");
    expect(labelOf(devices, undefined, "old")).toBe("old");
    expect(labelOf([input("default", "Default", "")], "default", "old")).toBe("Default");
    expect(labelOf([input("a", "")], "a", "old")).toBe("old");
  });
});

test.each(["Monitor of Built-in Audio", "Stereo Mix (Realtek)", "BlackHole 2ch", "CABLE Output (VB-Audio)", "HDMI 1"])(
  "%s is no microphone",
  (label) => expect(isNoMicrophone(label)).toBe(true),
);

test.each(["Built-in Microphone", "Headset", "Yeti Stereo Microphone", "", "Fake Default Audio Input"])(
  "%s may be one",
  (label) => expect(isNoMicrophone(label)).toBe(false),
);
