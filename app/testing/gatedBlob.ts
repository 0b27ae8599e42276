/** A file that gives nothing from a byte on once it is shut. */
export class GatedBlob extends Blob {
  shutFrom = Number.POSITIVE_INFINITY;
  override slice(from = 0, to?: number): Blob {
    return from >= this.shutFrom
      ? Object.assign(new Blob(), { arrayBuffer: () => new Promise(() => {}) })
      : super.slice(from, to);
  }
}
