import { FLACDecoder } from "@wasm-audio-decoders/flac";
import { type AudioCodec, AudioSample, CustomAudioDecoder, type EncodedPacket, registerDecoder } from "mediabunny";
import { MPEGDecoder } from "mpg123-decoder";
import { OpusDecoder } from "opus-decoder";
import type { DecodedPackets } from "./decodedPackets";
import { VorbisPackets } from "./vorbisPackets";

interface PacketDecoder {
  readonly ready: Promise<void>;
  decodeFrames(packets: Uint8Array[]): DecodedPackets | Promise<DecodedPackets>;
  free(): void;
}

/**
 * Teaches mediabunny MP3, FLAC, Opus and Vorbis where there is no WebCodecs, as in Node: libmpg123, libFLAC, libopus and
 * libvorbis in WebAssembly. Call it once, before any file is opened.
 */
export function registerNodeDecoders(): void {
  registerDecoder(decoderOf("mp3", () => new MPEGDecoder()));
  registerDecoder(decoderOf("flac", () => new ExactFlac()));
  registerDecoder(decoderOf("opus", opusDecoder));
  registerDecoder(decoderOf("vorbis", (config) => new VorbisPackets(bytesOf(config.description))));
}

/** A mediabunny decoder class that hands every packet to a WebAssembly decoder. */
function decoderOf(
  codec: AudioCodec,
  create: (config: AudioDecoderConfig) => PacketDecoder,
): typeof CustomAudioDecoder {
  return class extends CustomAudioDecoder {
    private decoder: PacketDecoder | undefined;

    static override supports(candidate: AudioCodec): boolean {
      return candidate === codec;
    }

    async init(): Promise<void> {
      this.decoder = create(this.config);
      await this.decoder.ready;
    }

    async decode(packet: EncodedPacket): Promise<void> {
      const decoded = await this.decoder?.decodeFrames([packet.data]);
      // Damaged packets decode to nothing; like ffmpeg, go on with the next.
      if (decoded && decoded.samplesDecoded > 0) this.onSample(toSample(decoded, packet.timestamp));
    }

    flush(): void {}

    close(): void {
      this.decoder?.free();
    }
  };
}

/** libFLAC's wrapper divides b-bit samples by 2^(b−1) − 1; everyone else, and openai/whisper, by 2^(b−1). */
class ExactFlac implements PacketDecoder {
  private readonly decoder = new FLACDecoder();
  readonly ready = this.decoder.ready;

  async decodeFrames(packets: Uint8Array[]): Promise<DecodedPackets> {
    const decoded = await this.decoder.decodeFrames(packets);
    const scale = 2 ** (decoded.bitDepth - 1);
    for (const plane of decoded.channelData) {
      for (let i = 0; i < plane.length; i++) plane[i] = Math.round((plane[i] ?? 0) * (scale - 1)) / scale;
    }
    return decoded;
  }

  free(): void {
    this.decoder.free();
  }
}

function opusDecoder(config: AudioDecoderConfig): PacketDecoder {
  const channels = config.numberOfChannels;
  // OpusHead, RFC 7845 section 5.1: from channel mapping family 1 on, a table follows at byte 18.
  const head = bytesOf(config.description);
  const preSkip = (head[10] ?? 0) + 256 * (head[11] ?? 0);
  if (head.length < 21 + channels || head[18] === 0) return new OpusDecoder({ channels, preSkip });
  return new OpusDecoder({
    channels,
    preSkip,
    streamCount: head[19] ?? 1,
    coupledStreamCount: head[20] ?? 0,
    channelMappingTable: [...head.subarray(21, 21 + channels)],
  });
}

function toSample({ channelData, samplesDecoded, sampleRate }: DecodedPackets, timestamp: number): AudioSample {
  const data = new Float32Array(samplesDecoded * channelData.length);
  for (const [index, plane] of channelData.entries())
    data.set(plane.subarray(0, samplesDecoded), index * samplesDecoded);
  return new AudioSample({ data, format: "f32-planar", numberOfChannels: channelData.length, sampleRate, timestamp });
}

function bytesOf(description: AllowSharedBufferSource | undefined): Uint8Array {
  if (!description) return new Uint8Array();
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
}
