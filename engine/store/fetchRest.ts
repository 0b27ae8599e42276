import { SottoError } from "../errors";
import { type Answer, readAnswer } from "./answer";
import { FailedAttempt } from "./attempt";
import { bareRequest } from "./bareRequest";
import { HostFailure } from "./hostFailure";
import type { PartialFile } from "./partialFile";
import type { DownloadControl, DownloadServices, WantedFile } from "./types";

/** A host that sends nothing for so long, in milliseconds, is asked anew. */
const mostSilence = 30_000;

export interface Attempt {
  readonly file: WantedFile;
  readonly part: PartialFile;
  readonly services: DownloadServices;
  readonly control: DownloadControl;
  /** "unconditional": If-Range is left out, for hosts that refuse pages which send it; the answer's headers are compared. */
  readonly manner: "conditional" | "unconditional";
}

/** Asks the host once for what is missing, and takes what comes. Throws a `FailedAttempt` where another one may help. */
export async function fetchRest(attempt: Attempt): Promise<void> {
  const { file, part, services, control } = attempt;
  const watch = watchSilence(services, control.signal);
  try {
    const from = part.loaded;
    const response = await Promise.race([watch.over, send(attempt, watch.signal)]);
    watch.heard();
    const answer = readAnswer(response, { name: file.name, from, validator: part.validator, total: part.total });
    const isBody = await prepare(attempt, answer);
    if (!isBody) return void (await response.body?.cancel());
    await takeBody(attempt, response, watch);
  } catch (error) {
    throw explained(attempt, error, watch.signal);
  } finally {
    watch.stop();
  }
}

function send({ part, services, manner }: Attempt, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = {};
  if (part.loaded > 0) {
    headers.Range = `bytes=${part.loaded}-`;
    if (part.validator !== undefined && manner === "conditional") headers["If-Range"] = part.validator;
  }
  return services.fetch({ ...bareRequest, headers, signal });
}

/** Brings what is stored in line with an answer; false where it has no body for us. */
async function prepare({ file, part }: Attempt, answer: Answer): Promise<boolean> {
  switch (answer.kind) {
    case "rest":
      checkTotal(file, answer.total);
      await part.describe(answer.validator, answer.total);
      return true;
    case "whole":
      checkTotal(file, answer.total);
      if (part.loaded > 0) await part.restart();
      await part.describe(answer.validator, answer.total);
      return true;
    case "end":
      part.end();
      return false;
    case "mismatch":
      await part.restart();
      throw failed(`${file.name}: the host no longer has the file that was begun.`);
  }
}

/** A longer file is another one. A shorter length may be that of a body whose compression is hidden from us. */
function checkTotal({ name, bytes }: WantedFile, total: number | undefined): void {
  if (bytes === undefined || total === undefined || total <= bytes) return;
  throw new SottoError("model-corrupt", `${name} has ${total} bytes at the host; ${bytes} were expected.`);
}

async function takeBody({ file, part, control }: Attempt, response: Response, { over, heard }: Watch): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) throw failed(`${file.name}: the host's answer is empty.`);
  try {
    for (;;) {
      const { done, value } = await Promise.race([over, reader.read()]);
      if (done) break;
      await part.append(value);
      heard();
      control.onProgress({ phase: "loading", loaded: part.loaded, total: part.total });
    }
  } finally {
    // A body that is not wanted any more must not go on arriving; one that broke off cannot be cancelled.
    void reader.cancel().catch(() => {});
  }
  if (part.total === undefined) part.end();
  if (!part.isComplete) throw failed(`${file.name} broke off after ${part.loaded} of ${part.total} bytes.`);
}

function failed(message: string): FailedAttempt {
  return new FailedAttempt(new SottoError("download-failed", message));
}

/** Errors with a code pass; what the network does is worth another attempt. */
function explained({ file, services, control }: Attempt, error: unknown, signal: AbortSignal): unknown {
  if (control.signal.aborted || error instanceof SottoError || error instanceof FailedAttempt) return error;
  if (signal.aborted) return failed(`${file.name}: the host sent nothing for ${mostSilence / 1000} seconds.`);
  const message = `${file.name} could not be fetched: ${error instanceof Error ? error.message : String(error)}`;
  const cause = { cause: error };
  return new FailedAttempt(
    services.isOnline() ? new HostFailure(message, undefined, cause) : new SottoError("offline", message, cause),
  );
}

interface Watch {
  readonly signal: AbortSignal;
  /** Rejects when the signal aborts. */
  readonly over: Promise<never>;
  readonly heard: () => void;
  readonly stop: () => void;
}

/** Aborts when nothing was heard for a while, or when the outer signal does. */
function watchSilence({ sleep }: DownloadServices, outer: AbortSignal): Watch {
  const abort = new AbortController();
  const stopped = new AbortController();
  const over = new Promise<never>((_, reject) => {
    abort.signal.addEventListener("abort", () => reject(abort.signal.reason));
  });
  over.catch(() => {});
  const pass = () => abort.abort();
  outer.addEventListener("abort", pass);
  if (outer.aborted) pass();
  let count = 0;
  const watch = async () => {
    while (!stopped.signal.aborted) {
      const seen = count;
      await sleep(mostSilence, stopped.signal);
      if (seen === count && !stopped.signal.aborted) return abort.abort();
    }
  };
  void watch();
  return {
    signal: abort.signal,
    over,
    heard: () => void count++,
    stop() {
      stopped.abort();
      outer.removeEventListener("abort", pass);
    },
  };
}
