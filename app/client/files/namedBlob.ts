/** A dropped or chosen file; a `File` is one. Some browsers give a handle with it, by which it can be read again. */
export interface NamedBlob extends Blob {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly lastModified?: number;
  readonly handle?: FileSystemFileHandle | undefined;
  /** It came with the page, which brings it again. */
  readonly isOurs?: true;
}
