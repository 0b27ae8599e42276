import { splitName } from "./splitName";

/** Saves a file under a name; a response is written as it comes. */
export async function saveBlob(blob: Blob | Response, fileName: string): Promise<"saved" | "dismissed"> {
  const { fileSave } = await import("browser-fs-access");
  try {
    await fileSave(blob, { fileName: fileName.replaceAll(":", "."), extensions: [splitName(fileName)[1]] });
    return "saved";
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return "dismissed";
    throw error;
  }
}
