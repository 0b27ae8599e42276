/** The clip that comes with the page; one that did not arrive is an unreadable file, and says so where any other would. */
export async function fetchSample(): Promise<File> {
  const response = await fetch("./jfk.mp3").catch(() => undefined);
  const clip = response?.ok ? await response.blob() : new Blob();
  return new File([clip], "jfk.mp3", { type: "audio/mpeg" });
}
