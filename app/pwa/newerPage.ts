/** How a page of Sotto begins: with a script whose name is of its content. */
const mainScript = /<script type="module"[^>]* src="(\.\/assets\/[^"]+)"/;

/** Whether the host has a newer page by now than the one that is open. Not known: no. */
export async function hasNewerPage(open: string | null, address: string, get: typeof fetch): Promise<boolean> {
  try {
    const response = await get(address, { cache: "no-store" });
    const [, there] = mainScript.exec(await response.text()) ?? [];
    // Somebody else may answer: a network that wants to be paid first, a host that says that it has no such page.
    return open !== null && response.ok && there !== undefined && there !== open;
  } catch {
    return false;
  }
}
