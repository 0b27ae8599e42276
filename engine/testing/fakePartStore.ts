import { StorageFull } from "../store/storageFull";
import type { PartStore, StoredPart } from "../store/types";

/** A store in memory that a test can fill up and damage. */
export class FakePartStore implements PartStore {
  part: StoredPart | undefined;
  readonly chunks = new Map<number, Uint8Array<ArrayBuffer>>();
  /** Bytes that fit. */
  room = Number.POSITIVE_INFINITY;
  /** The most that was ever held. */
  most = 0;

  async read(): Promise<StoredPart | undefined> {
    return this.part;
  }

  async chunk(index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.chunks.get(index);
  }

  async put(index: number, bytes: Uint8Array<ArrayBuffer>, part: StoredPart): Promise<void> {
    const others = [...this.chunks].filter(([at]) => at < index).reduce((sum, [, { length }]) => sum + length, 0);
    if (others + bytes.length > this.room) throw new StorageFull("fake", others + bytes.length, this.room);
    this.chunks.set(index, bytes.slice());
    this.part = part;
    this.most = Math.max(this.most, others + bytes.length);
  }

  async clear(): Promise<void> {
    this.chunks.clear();
    this.part = undefined;
  }

  /** The file as it is stored. */
  bytes(): Uint8Array {
    return Uint8Array.from((this.part?.chunks ?? []).flatMap((_, index) => [...(this.chunks.get(index) ?? [])]));
  }
}
