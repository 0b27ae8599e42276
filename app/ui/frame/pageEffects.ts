import { useEffect, useLayoutEffect, useRef } from "react";
import { soundAmong, transcriptsAmong } from "../../client/files/givenFiles";
import { useActions, useApp, useAppStore } from "../../state/react";
import { hasUnkept, jobById, liveJob, runningJob, transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import { followFocus } from "./focusTrail";
import { useDoneAway } from "./useDoneAway";

/** Pasted files are added like dropped ones. */
export function usePaste(): void {
  const { addGiven, giveTexts } = useActions();
  useLayoutEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const texts = transcriptsAmong(files);
      if (texts.length > 0) void giveTexts(texts);
      if (files.length > texts.length) addGiven(soundAmong(files));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [addGiven, giveTexts]);
}

/** The tab says what is going on in it. */
export function useDocumentTitle(): void {
  const { common, desk, formats, frame, page, queue } = useStrings();
  const done = useDoneAway();
  const title = useApp((state) => {
    const live = liveJob(state);
    if (live) {
      const sign = live.state.status === "paused" ? desk.status.paused : "●";
      return `${sign} ${clock(live.sound.heard)} · Sotto`;
    }
    const running = runningJob(state);
    if (running)
      return `${running.totalSeconds ? `${formats.percent(running.seconds, running.totalSeconds)} ` : ""}${titleOf(transcriptOf(state, running), common)} · Sotto`;
    // Whoever looks elsewhere sees it among his tabs.
    if (done > 0) return `✓ ${queue.doneTitle(done)} · Sotto`;
    if (state.page.view === "start") return page.title;
    if (state.page.view !== "transcript") return frame.titleOf(frame.places[state.page.view]);
    const shown = jobById(state, state.page.job);
    return shown ? frame.titleOf(titleOf(transcriptOf(state, shown), common)) : page.title;
  });
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The browser asks before the page goes while work runs, or where text that is here alone was neither copied nor saved. */
export function useLeaveGuard(): void {
  const store = useAppStore();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnkept(store.getState())) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [store]);
}

/** A field takes what is typed when it is left; a page that goes leaves it, too. What a text's paragraph does then is its own. */
export function useFieldsLeft(): void {
  useEffect(() => {
    const leave = () => {
      const field = document.activeElement;
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.blur();
    };
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
}

/** Keeps the screen on while something is recorded or transcribed, where the browser can. */
export function useWakeLock(): void {
  const working = useApp((state) => runningJob(state) !== undefined || liveJob(state) !== undefined);
  useEffect(() => {
    if (!working || !("wakeLock" in navigator)) return;
    let lock: Promise<WakeLockSentinel | undefined> = Promise.resolve(undefined);
    // A page that goes out of sight loses its lock.
    const take = () => {
      if (document.visibilityState === "visible") lock = navigator.wakeLock.request("screen").catch(() => undefined);
    };
    take();
    document.addEventListener("visibilitychange", take);
    return () => {
      document.removeEventListener("visibilitychange", take);
      void lock.then((held) => held?.release());
    };
  }, [working]);
}

/** A new view takes the focus and begins at its top; the focus also comes back when the button it was on has gone. */
export function useFocusOnView(): void {
  const view = useApp(({ page }) => (page.view === "transcript" ? `transcript/${page.job}` : page.view));
  const running = useApp((state) => (liveJob(state) ?? runningJob(state))?.id);
  const before = useRef({ view, running });
  useEffect(() => {
    const old = before.current;
    before.current = { view, running };
    if (old.view !== view) {
      window.scrollTo({ top: 0, behavior: "instant" });
      focusPage();
    } else if (old.running !== running && document.activeElement === document.body) {
      focusPage();
    }
  }, [view, running]);
}

/** No control that goes takes the focus with it. */
export function useFocusReturn(): void {
  useEffect(() => followFocus(document, () => document.getElementById("page")), []);
}

/** What comes in place of a view that had the focus takes it over. */
export function useFocusOnArrival(): void {
  useEffect(focusArrival, []);
}

export function focusArrival(): void {
  if (document.activeElement === document.body) focusPage();
}

function focusPage(): void {
  document.getElementById("page")?.focus({ preventScroll: true });
}
