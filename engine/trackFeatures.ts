import type { FeatureSpec, FeatureStream } from "./features";
import type { CapturedBlock } from "./stream/types";

const none = new Float32Array(0);

/**
 * The feature frames of a track for the model that listens to it. Those that come with its blocks are used where they are
 * the model's; where they are not (the recording began with another model or before any was loaded, or is read back from
 * where it is kept) they are made of the samples. The first block decides, because a track's blocks are all of one kind.
 */
export class TrackFeatures {
  readonly #spec: FeatureSpec;
  readonly #open: () => FeatureStream;
  #how: "not-known" | "brought" | FeatureStream = "not-known";

  constructor(spec: FeatureSpec, open: () => FeatureStream) {
    this.#spec = spec;
    this.#open = open;
  }

  /** The frames that a block completes. Throws where frames are missing that the blocks before it had. */
  framesOf({ start, samples, features }: CapturedBlock): Float32Array {
    const brought = features?.spec.name === this.#spec.name ? features.values : undefined;
    if (this.#how === "not-known") this.#how = brought ? "brought" : this.#open();
    if (this.#how !== "brought") {
      this.#how.push(samples);
      return this.#how.take();
    }
    if (!brought) throw new Error(`the block at ${start} s came without frames of "${this.#spec.name}"`);
    return brought;
  }

  /** The frames that waited for the end of the track; capture's last block has brought its own. */
  end(): Float32Array {
    if (typeof this.#how === "string") return none;
    this.#how.end();
    return this.#how.take();
  }
}
