import { errorCode } from "../../engine/index";
import { UsageError } from "../args/values";

/** What went wrong in one line; the stack of what should not happen at all stays with it. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof RangeError && /memory|allocation/i.test(error.message))
    return `There is too little memory: ${error.message}.`;
  return error instanceof UsageError || errorCode(error) !== "internal"
    ? error.message
    : (error.stack ?? error.message);
}
