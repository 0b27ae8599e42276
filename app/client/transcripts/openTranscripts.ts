import { openDatabase } from "../storage/database";
import { createLocks } from "../storage/locks";
import { createTextReserve } from "../storage/textReserve";
import { transcriptsChannel } from "./channel";
import { Transcripts } from "./transcripts";

/** The transcripts of this browser, for a page: what is left to write is written when it goes out of sight or away. */
export function openTranscripts(page: Window): Transcripts {
  const transcripts = new Transcripts({
    open: openDatabase,
    locks: createLocks("sotto.transcript."),
    reserve: createTextReserve(page.navigator.storage),
    channel: new BroadcastChannel(transcriptsChannel),
  });
  const flush = () => void transcripts.flush();
  page.addEventListener("pagehide", flush);
  // On a phone a page that was put aside may never hear that it has ended.
  page.document.addEventListener("visibilitychange", () => {
    if (page.document.visibilityState === "hidden") flush();
  });
  return transcripts;
}
