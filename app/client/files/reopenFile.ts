/** What browsers that give out handles have besides the standard's types. */
interface Asking {
  requestPermission?(asked: { readonly mode: "read" }): Promise<PermissionState>;
}

export type Reopened =
  | { readonly status: "here"; readonly file: File }
  /** The browser asks only for somebody who has just pressed something. */
  | { readonly status: "later" }
  /** The user refused, or the file is no longer there. */
  | { readonly status: "missing" };

/** Reads a file of an earlier visit by its handle. The browser may ask the user first. */
export async function reopenFile(handle: FileSystemFileHandle): Promise<Reopened> {
  try {
    const answer = await (handle as FileSystemFileHandle & Asking).requestPermission?.({ mode: "read" });
    if (answer === "denied") return { status: "missing" };
    return { status: "here", file: await handle.getFile() };
  } catch (error) {
    return { status: error instanceof DOMException && error.name === "SecurityError" ? "later" : "missing" };
  }
}
