/** Samples that arrive in order and are dropped from the front; memory is that of what is kept. */
export class SampleBuffer {
  #data = new Float32Array(16000);
  /** Sample at #data[0]; samples before #first are dropped but may still lie there. */
  #base = 0;
  #first = 0;
  #end = 0;

  /** Samples so far, dropped ones included. */
  get length(): number {
    return this.#end;
  }

  /** Samples that there is room for. */
  get capacity(): number {
    return this.#data.length;
  }

  append(samples: Float32Array): void {
    this.#makeRoom(samples.length);
    this.#data.set(samples, this.#end - this.#base);
    this.#end += samples.length;
  }

  /** A copy of samples start … end − 1; throws a RangeError where they are dropped or not yet there. */
  copy(start: number, end: number): Float32Array<ArrayBuffer> {
    if (start < this.#first || end > this.#end || end < start) {
      throw new RangeError(`samples ${start} to ${end} of a buffer that holds ${this.#first} to ${this.#end}`);
    }
    return this.#data.slice(start - this.#base, end - this.#base);
  }

  /** Forgets the samples before `sample`. */
  dropBefore(sample: number): void {
    this.#first = Math.min(Math.max(this.#first, sample), this.#end);
  }

  /** Moves the kept samples to the front, into a buffer of twice their size where this one is too small or far too large. */
  #makeRoom(count: number): void {
    if (this.#end - this.#base + count <= this.#data.length) return;
    const kept = this.#data.subarray(this.#first - this.#base, this.#end - this.#base);
    const needed = kept.length + count;
    if (needed > this.#data.length || 8 * needed < this.#data.length) {
      const moved = new Float32Array(2 * needed);
      moved.set(kept);
      this.#data = moved;
    } else {
      this.#data.set(kept);
    }
    this.#base = this.#first;
  }
}
