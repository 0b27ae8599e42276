import { ownUrl } from "../ownUrl";
import type { ImportSource } from "../types";

type HostSource = Extract<ImportSource, { readonly from: "host" }>;

const repositoryName = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;
const usualHost = "https://huggingface.co";
/** What is converted on its way; ggml files (.bin) are fetched as they are. */
const foreignFile = /\.(?:gguf|pt|safetensors|zip)$/i;

/**
 * What a text that the user typed asks a host for: a repository by its name or its page, or one file in a format other than
 * ggml; undefined: the address of something else. Throws as `ownUrl` does for what is neither.
 */
export function hostSource(text: string, mirror: string | undefined): HostSource | undefined {
  const typed = text.trim();
  const base = mirror ?? usualHost;
  if (repositoryName.test(typed)) return repositoryAt(base, typed);
  const url = ownUrl(/^huggingface\.co\//.test(typed) ? `https://${typed}` : typed);
  const [owner, name, kind] = url.pathname.split("/").filter((part) => part !== "");
  const file = url.pathname.split("/").at(-1) ?? "";
  const host = url.origin === usualHost ? base : url.origin;
  if (foreignFile.test(file)) {
    const path = url.pathname.replace(/^(\/[^/]+\/[^/]+)\/blob\//, "$1/resolve/");
    return { from: "host", repository: undefined, address: host + path };
  }
  const isPage = kind === undefined || kind === "tree";
  if (owner === undefined || name === undefined || !isPage || /\.bin$/i.test(file)) return undefined;
  return repositoryAt(host, `${owner}/${name}`);
}

function repositoryAt(base: string, repository: string): HostSource {
  return { from: "host", repository, address: `${base}/${repository}` };
}
