/** What browsers that give out handles have besides the standard's types. */
interface Asking {
  requestPermission?(asked: { readonly mode: "read" }): Promise<PermissionState>;
}

/**
 * Reads a file of an earlier visit by its handle. The browser may ask the user, so it has to follow a press. Undefined: the
 * user refused, or the file is no longer there.
 */
export async function reopenFile(handle: FileSystemFileHandle): Promise<File | undefined> {
  try {
    const answer = await (handle as FileSystemFileHandle & Asking).requestPermission?.({ mode: "read" });
    return answer === "denied" ? undefined : await handle.getFile();
  } catch {
    return undefined;
  }
}
