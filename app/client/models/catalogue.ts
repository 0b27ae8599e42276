import { languages as allLanguages, type FileHash } from "../../../engine/index";
import hosted from "./catalogue.json";
import type { ModelEntry, ModelOrigin } from "./types";

/** A model that can be had: what is known of it before it is here. */
export interface CatalogueModel {
  readonly name: string;
  readonly origin: ModelOrigin;
  readonly url: string;
  readonly languages: readonly string[];
  /** Exact, or what the host lists, rounded. */
  readonly bytes: number;
  readonly isExact: boolean;
  readonly hash: FileHash | undefined;
}

/** One line of catalogue.json: what the hosts' own pages listed. */
interface HostedModel {
  readonly name: string;
  readonly url: string;
  readonly megabytes: number;
  readonly bytes?: number;
  readonly sha1?: string;
  readonly sha256?: string;
}

const codes = allLanguages.map(([code]) => code);

/** The models that hosts list; `languages` are told from the name, as openai/whisper gives them. */
export const hostedModels: readonly CatalogueModel[] = (hosted as readonly HostedModel[]).map(
  ({ name, url, megabytes, bytes, sha1, sha256 }) => ({
    name,
    origin: "host",
    url,
    languages: languagesOfName(name),
    bytes: bytes ?? megabytes * 1e6,
    isExact: bytes !== undefined,
    hash: hashOf(sha256, sha1),
  }),
);

/** The page's own models, by the base that they lie under. */
export function pageModels(manifest: readonly ModelEntry[], base: string): readonly CatalogueModel[] {
  return manifest.map(({ name, file, bytes, sha256, languages }) => ({
    name,
    origin: "page",
    url: new URL(file, base).href,
    languages,
    bytes,
    isExact: true,
    hash: { kind: "sha256", value: sha256 },
  }));
}

/** All that can be had: a host's file of the same name as one of the page's holds the same weights, and is left out. */
export function catalogueOf(page: readonly CatalogueModel[]): readonly CatalogueModel[] {
  const own = new Set(page.map(({ name }) => name));
  return [...page, ...hostedModels.filter(({ name }) => !own.has(name))];
}

/** English alone, or Whisper's 99 languages, and Cantonese besides in large-v3 and its kin. */
export function languagesOfName(name: string): readonly string[] {
  if (/\.en\b|^distil-/.test(name)) return ["en"];
  return languagesOfVocabulary(/large-v3/.test(name) ? 51866 : 51865);
}

/** The same from the model file itself. */
export function languagesOfVocabulary(nVocab: number): readonly string[] {
  if (nVocab < 51865) return ["en"];
  return codes.slice(0, nVocab - 51766);
}

/** Whoever is asked for a URL, as the page names it. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

/**
 * Whom to ask for a model: a mirror has the repositories of the hosts under a base of its own, which ends without a slash.
 * Undefined for a file of the user's.
 */
export function addressOf<Url extends string | undefined>(
  { origin, url }: { readonly origin: ModelOrigin; readonly url: Url },
  mirror: string | undefined,
): Url | string {
  if (mirror === undefined || origin !== "host" || url === undefined) return url;
  return mirror + new URL(url).pathname;
}

function hashOf(sha256: string | undefined, sha1: string | undefined): FileHash | undefined {
  if (sha256 !== undefined) return { kind: "sha256", value: sha256 };
  return sha1 === undefined ? undefined : { kind: "sha1", value: sha1 };
}
