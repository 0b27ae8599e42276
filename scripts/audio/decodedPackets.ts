/** What every decoder of the wasm-audio-decoders family returns for some packets. */
export interface DecodedPackets {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
}
