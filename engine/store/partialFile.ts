import { SottoError } from "../errors";
import { FailedAttempt } from "./attempt";
import { StorageFull } from "./storageFull";
import {
  chunkBytes,
  type Downloaded,
  type DownloadProgress,
  type DownloadServices,
  type FileHash,
  type GrowingHash,
  mostBytes,
  type WantedFile,
} from "./types";

/** Bytes that a file is looked at by. */
const beginningBytes = 1 << 20;

/**
 * A file that is being put together: bytes come in, chunks go to the store, and a hash of all of them grows along.
 *
 * The hash is not stored beside the chunks. A later visit reads the chunks once instead, which finds those that are damaged
 * or have gone, and there is no second record that could disagree with them.
 */
export class PartialFile {
  readonly #file: WantedFile;
  readonly #services: DownloadServices;
  /** The chunk that is being filled. */
  readonly #chunk: Uint8Array<ArrayBuffer>;
  #filled = 0;
  #chunks: readonly string[] = [];
  /** The store writes one chunk while the next one comes, and has those before. */
  #storing: Promise<void> = Promise.resolve();
  #stored: readonly string[] = [];
  #hash: GrowingHash;
  #total: number | undefined;
  #validator: string | undefined;
  /** Answers that the bytes came from. */
  #sources = 0;
  /** It must not grow beyond what the file may have, nor beyond what there is room for. */
  #most = 0;
  #room = Number.POSITIVE_INFINITY;
  /** What its beginning allows; undefined before that was looked at. */
  #allowed: number | undefined;

  private constructor(file: WantedFile, services: DownloadServices, hash: GrowingHash) {
    this.#file = file;
    this.#services = services;
    this.#hash = hash;
    this.#chunk = new Uint8Array(services.chunkBytes ?? chunkBytes);
  }

  /** Goes on with what is stored, up to the first chunk that is not what it was. */
  static async open(
    file: WantedFile,
    services: DownloadServices,
    onProgress: (progress: DownloadProgress) => void,
  ): Promise<PartialFile> {
    const hash = await services.startHash(file.hash?.kind ?? "sha256");
    const part = new PartialFile(file, services, hash);
    const stored = await services.store.read();
    if (!stored) return part;
    part.#total = stored.total;
    part.#validator = stored.validator;
    for (const [index, sha256] of stored.chunks.entries()) {
      const bytes = await services.store.chunk(index);
      if (!bytes || bytes.length > part.#chunk.length || (await services.sha256(bytes)) !== sha256) break;
      part.#take(bytes, sha256);
      if (index === 0) await part.#look(bytes);
      onProgress({ phase: "checking", loaded: part.loaded, total: part.total });
      if (bytes.length < part.#chunk.length) break;
    }
    // Where they are wrong, an answer of now may still be right.
    if (part.loaded > 0) part.#sources = 2;
    return part;
  }

  get loaded(): number {
    return this.#chunks.length * this.#chunk.length + this.#filled;
  }

  /** Bytes of the whole file, once somebody has said so. */
  get total(): number | undefined {
    return this.#file.bytes ?? this.#total;
  }

  get validator(): string | undefined {
    return this.#validator;
  }

  get isComplete(): boolean {
    return this.loaded === this.total;
  }

  /** Takes down what an answer says of the file that its bytes belong to. */
  async describe(validator: string | undefined, total: number | undefined): Promise<void> {
    const { name, most = mostBytes } = this.#file;
    this.#sources++;
    this.#validator = validator;
    this.#total = total;
    const room = (await this.#services.room()) ?? Number.POSITIVE_INFINITY;
    const size = this.total;
    this.#most = size ?? Math.min(most, this.#allowed ?? most);
    this.#room = this.loaded + room;
    if (size === undefined) return;
    if (size > mostBytes) {
      throw new SottoError("download-failed", `${name} would have ${size} bytes; at most ${mostBytes} are taken.`);
    }
    if (size - this.loaded > room) throw new StorageFull(name, size - this.loaded, room);
  }

  /** Says that the file ends here. */
  end(): void {
    this.#total ??= this.loaded;
  }

  /**
   * Adds bytes, never more than the file can have. Of whole chunks all but the last are stored when it resolves; what the
   * store fails with is thrown by the next step.
   */
  async append(bytes: Uint8Array): Promise<void> {
    if (this.loaded + bytes.length > this.#most) {
      const message = `${this.#file.name} came with more than the ${this.#most} bytes that it may have.`;
      throw await this.#refuse(message);
    }
    if (this.loaded + bytes.length > this.#room) throw new StorageFull(this.#file.name, bytes.length, 0);
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + this.#chunk.length - this.#filled);
      this.#chunk.set(piece, this.#filled);
      this.#hash.update(piece);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#chunks.length === 0) await this.#look(this.#chunk.subarray(0, this.#filled));
      if (this.#filled === this.#chunk.length) await this.#store();
    }
  }

  /** Stores the chunk that is not full, so that its bytes need not come again; they stay here too. */
  async keep(): Promise<void> {
    await this.#untilStored();
    if (this.#filled === 0) return;
    const bytes = this.#chunk.slice(0, this.#filled);
    const sha256 = await this.#services.sha256(bytes);
    await this.#put(bytes, [...this.#chunks, sha256]);
  }

  /** Looks once at what the file begins with; bytes that are none of such a file are forgotten, and not asked for again. */
  async #look(beginning: Uint8Array): Promise<void> {
    const { check, name } = this.#file;
    if (check === undefined || this.#allowed !== undefined) return;
    if (beginning.length < Math.min(beginningBytes, this.#chunk.length)) return;
    try {
      const allowed = check(beginning);
      const { total } = this;
      if (total !== undefined && total > allowed)
        throw new SottoError("model-unknown", `${name} would have ${total} bytes; its beginning allows ${allowed}.`);
      this.#allowed = allowed;
      this.#most = total ?? Math.min(this.#most, allowed);
    } catch (error) {
      await this.restart();
      throw error;
    }
  }

  /** Forgets everything that has come. */
  async restart(): Promise<void> {
    // What is being written goes with the rest.
    await this.#untilStored().catch(() => {});
    this.#chunks = [];
    this.#stored = [];
    this.#filled = 0;
    this.#sources = 0;
    this.#total = undefined;
    this.#allowed = undefined;
    this.#validator = undefined;
    this.#hash = await this.#services.startHash(this.#kind);
    await this.#services.store.clear();
  }

  /** Stores the rest and compares the whole with what is wanted. */
  async finish(): Promise<Downloaded> {
    const { name, hash, bytes: wanted = this.loaded } = this.#file;
    await this.keep();
    const bytes = this.loaded;
    if (bytes !== wanted) throw await this.#refuse(`${name} came with ${bytes} bytes; ${wanted} were expected.`);
    const value = this.#hash.digest();
    if (hash !== undefined && value !== hash.value) {
      throw await this.#refuse(`${name} came with the ${hash.kind} ${value}; ${hash.value} was expected.`);
    }
    const stored = await this.#services.store.read();
    if (!stored || stored.loaded !== bytes) {
      throw new SottoError("internal", `${name} has ${stored?.loaded ?? 0} bytes in storage; ${bytes} were stored.`);
    }
    return { bytes, chunks: stored.chunks, hash: { kind: this.#kind, value } };
  }

  /**
   * Forgets bytes that are wrong. Those that came from one answer would come again: that is the end. Those that were pieced
   * together, or came at an earlier visit, are tried once more from the start.
   */
  async #refuse(message: string): Promise<SottoError | FailedAttempt> {
    const isPieced = this.#sources > 1;
    await this.restart();
    const error = new SottoError("model-corrupt", message);
    return isPieced ? new FailedAttempt(error) : error;
  }

  get #kind(): FileHash["kind"] {
    return this.#file.hash?.kind ?? "sha256";
  }

  /** A stored chunk, seen again. */
  #take(bytes: Uint8Array<ArrayBuffer>, sha256: string): void {
    this.#hash.update(bytes);
    if (bytes.length === this.#chunk.length) {
      this.#chunks = [...this.#chunks, sha256];
      this.#stored = this.#chunks;
      return;
    }
    this.#chunk.set(bytes);
    this.#filled = bytes.length;
  }

  async #store(): Promise<void> {
    const bytes = this.#chunk.slice();
    const chunks = [...this.#chunks, await this.#services.sha256(bytes)];
    await this.#untilStored();
    this.#chunks = chunks;
    this.#filled = 0;
    this.#storing = this.#put(bytes, chunks).then(() => {
      this.#stored = chunks;
    });
    // The next step hears of it.
    this.#storing.catch(() => {});
  }

  /** Waits for the chunk that is being stored; where it was not, nothing after those before it has come. */
  async #untilStored(): Promise<void> {
    try {
      await this.#storing;
    } catch (error) {
      this.#storing = Promise.resolve();
      this.#chunks = this.#stored;
      this.#filled = 0;
      throw error;
    }
  }

  async #put(bytes: Uint8Array<ArrayBuffer>, chunks: readonly string[]): Promise<void> {
    const loaded = (chunks.length - 1) * this.#chunk.length + bytes.length;
    const part = { chunks, loaded, total: this.total, validator: this.#validator };
    await this.#services.store.put(chunks.length - 1, bytes, part);
  }
}
