/** The browser's files of this origin as far as whole files need them: a writer's bytes count when it is closed. */
export class FakeFolder {
  readonly files = new Map<string, Blob>();
  /** What the next writing does in place of ending. */
  fails: "write" | "close" | "never" = "never";
  room = 1e12;

  getDirectory = async () => this as unknown as FileSystemDirectoryHandle;
  getDirectoryHandle = async () => this;
  estimate = async () => ({
    quota: this.room,
    usage: [...this.files.values()].reduce((sum, { size }) => sum + size, 0),
  });

  async *values() {
    for (const name of this.files.keys()) yield this.#handle(name);
  }

  async getFileHandle(name: string, { create = false } = {}) {
    if (!create && !this.files.has(name)) throw new DOMException(name, "NotFoundError");
    if (!this.files.has(name)) this.files.set(name, new Blob());
    return this.#handle(name);
  }

  async removeEntry(name: string) {
    this.files.delete(name);
  }

  #handle(name: string) {
    return {
      kind: "file",
      name,
      getFile: async () => new File([this.files.get(name) ?? ""], name),
      createWritable: async () => this.#writable(name),
    };
  }

  #writable(name: string) {
    let written = new Blob();
    const fail = (at: "write" | "close") => {
      if (this.fails === at) throw new DOMException("full", "QuotaExceededError");
    };
    return {
      write: async (content: Blob | Uint8Array<ArrayBuffer>) => {
        fail("write");
        written = new Blob([content]);
      },
      close: async () => {
        fail("close");
        this.files.set(name, written);
      },
      abort: async () => {},
    };
  }
}
