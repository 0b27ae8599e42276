// What a device computes of sound before a model hears it: one file, which comes with the first that is transcribed.
export { createDeviceVad } from "../vad/deviceVad";
export { createDeviceMel } from "./logMel/deviceMel";
