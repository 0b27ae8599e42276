import { SottoError } from "../../../engine/index";
import { addressProblems } from "./ownProblems";

/**
 * Reads an address that the user gave for a model.
 * @throws SottoError `model-unknown` for what is no https URL, or http on this machine; `ownProblem` tells why.
 */
export function ownUrl(text: string): URL {
  const url = parsed(text.trim());
  const isHere = url !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const isAllowed = url?.protocol === "https:" || (url?.protocol === "http:" && isHere);
  if (url === undefined) throw new SottoError("model-unknown", addressProblems.none);
  if (!isAllowed) throw new SottoError("model-unknown", addressProblems.scheme);
  if (url.username !== "" || url.password !== "") throw new SottoError("model-unknown", addressProblems.password);
  return url;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
