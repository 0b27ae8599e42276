import type { SharedFiles } from "../pwa/sharedFiles";

/** Where the manifest's `share_target` sends what another program shares, under the page's folder. */
export const sharePath = "share";

/** Keeps the files of a share and sends the browser to the page, which takes them by the name in its address. */
export async function takeShare(request: Request, shared: SharedFiles, scope: string): Promise<Response> {
  const id = crypto.randomUUID();
  try {
    const form = await request.formData();
    const files = [...form.values()].filter((value) => value instanceof File && value.size > 0);
    await shared.keep(id, files as File[]);
    return Response.redirect(new URL(`./?share=${id}`, scope).href, 303);
  } catch {
    return Response.redirect(new URL("./?share=failed", scope).href, 303);
  }
}
