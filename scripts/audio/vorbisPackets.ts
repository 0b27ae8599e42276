import { OggVorbisDecoder } from "@wasm-audio-decoders/ogg-vorbis";
import type { DecodedPackets } from "./decodedPackets";

type OggPages = Parameters<OggVorbisDecoder["decodeOggPages"]>[0];

/**
 * Vorbis packets without their Ogg pages, as a demuxer yields them: libvorbis's wrapper takes parsed pages, so each
 * packet is shown to it as a page of one frame.
 */
export class VorbisPackets {
  private readonly decoder = new OggVorbisDecoder();
  private readonly identification: Uint8Array;
  private readonly setup: Uint8Array;
  private started = false;

  /** `description`: the three header packets with Xiph lacing, as WebCodecs' Vorbis registration defines it. */
  constructor(description: Uint8Array) {
    const [identification, , setup] = splitHeaders(description);
    this.identification = identification;
    this.setup = setup;
  }

  get ready(): Promise<void> {
    return this.decoder.ready;
  }

  async decodeFrames(packets: readonly Uint8Array[]): Promise<DecodedPackets> {
    const frames = packets.map((data) => ({ data, header: { vorbisSetup: this.setup } }));
    const first = this.started ? [] : [{ data: this.identification, codecFrames: [] }];
    this.started = true;
    const pages = [...first, { data: new Uint8Array(1), codecFrames: frames }];
    // The wrapper reads only these fields of a page.
    return this.decoder.decodeOggPages(pages as unknown as OggPages);
  }

  free(): void {
    this.decoder.free();
  }
}

/** Undoes Xiph lacing: a count of packets less one, the sizes of all but the last in runs of 255, then the packets. */
function splitHeaders(description: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  let offset = 1;
  const sizes = [0, 0];
  for (const index of sizes.keys()) {
    let byte = 255;
    while (byte === 255) {
      byte = description[offset++] ?? 0;
      sizes[index] = (sizes[index] ?? 0) + byte;
    }
  }
  const second = offset + (sizes[0] ?? 0);
  const third = second + (sizes[1] ?? 0);
  return [description.subarray(offset, second), description.subarray(second, third), description.subarray(third)];
}
