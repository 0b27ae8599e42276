import { SottoError } from "../../../engine/index";
import type { SoundBytes } from "./soundBytes";

/** Only workers have it, and it is what lets the decoder, which cannot wait, ask for bytes. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Bytes are fetched by this much at a time: each call into the browser costs a good part of a millisecond. */
const blockBytes = 1 << 19;

/** The bytes of a file that the user chose; for workers. Reading throws `file-gone` where it has changed or has gone. */
export function fileBytes(file: Blob, name: string): SoundBytes {
  const reader = new FileReaderSync();
  let block = new Uint8Array();
  let first = 0;
  const read = (part: Blob) => {
    try {
      return new Uint8Array(reader.readAsArrayBuffer(part));
    } catch (cause) {
      throw new SottoError("file-gone", `${name} can no longer be read: ${String(cause)}`, { cause });
    }
  };
  return {
    name,
    size: file.size,
    read(start, end) {
      if (start < first || end > first + block.length) {
        block = read(file.slice(start, Math.max(end, start + blockBytes)));
        first = start;
      }
      return block.subarray(start - first, end - first);
    },
    close() {
      block = new Uint8Array();
    },
  };
}
