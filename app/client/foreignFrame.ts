/** Whether a page of another origin shows this one in a frame, where a press may be meant for something else. */
export function isInForeignFrame(page: Pick<Window, "location"> & { readonly top: unknown }): boolean {
  if (page.top === page || page.top === null) return false;
  try {
    // Another origin's page does not let its address be read.
    return (page.top as Window).location.origin !== page.location.origin;
  } catch {
    return true;
  }
}
