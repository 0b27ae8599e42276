import { type FileHash, languagesOfName, weightsFile } from "../../../engine/index";
import hosted from "./catalogue.json";
import type { Model, ModelOrigin } from "./model";

/** One line of catalogue.json: what the hosts' own pages listed. */
interface HostedModel {
  readonly name: string;
  readonly url: string;
  readonly megabytes: number;
  readonly bytes?: number;
  readonly sha1?: string;
  readonly sha256?: string;
}

/** A rounded size is less than this much off. */
const rounding = 1.02;

/** The models that hosts list; `languages` are told from the name, as openai/whisper gives them. */
export const hostedModels: readonly Model[] = (hosted as readonly HostedModel[]).map(hostedModel);

function hostedModel({ name, url, megabytes, bytes, sha1, sha256 }: HostedModel): Model {
  const about = bytes ?? megabytes * 1e6;
  const most = Math.ceil(about * rounding);
  const files = [{ name: weightsFile, url, bytes, most, hash: hashOf(sha256, sha1) }];
  return { name, origin: "host", languages: languagesOfName(name), bytes: about, files };
}

/** All that can be had: a host's file of the same name as one of the page's holds the same weights, and is left out. */
export function catalogueOf(page: readonly Model[]): readonly Model[] {
  const own = new Set(page.map(({ name }) => name));
  return [...page, ...hostedModels.filter(({ name }) => !own.has(name))];
}

/** Whoever is asked for a URL, as the page names it. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

/**
 * Whom to ask for a file: a mirror has the repositories of the hosts under a base of its own, which ends without a slash.
 * Undefined for a file of the user's.
 */
export function addressOf(origin: ModelOrigin, url: string | undefined, mirror: string | undefined) {
  if (mirror === undefined || origin !== "host" || url === undefined) return url;
  return mirror + new URL(url).pathname;
}

function hashOf(sha256: string | undefined, sha1: string | undefined): FileHash | undefined {
  if (sha256 !== undefined) return { kind: "sha256", value: sha256 };
  return sha1 === undefined ? undefined : { kind: "sha1", value: sha1 };
}
