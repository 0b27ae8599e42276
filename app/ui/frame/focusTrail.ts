/** So many places are remembered: what has gone with the last may have taken others along. */
const most = 30;

/** Milliseconds in which whoever removed a control may give its focus to what is wanted next. */
const grace = 100;

/**
 * Follows the focus, and gives it on where a control goes or is closed while it has it, which leaves it with nobody: to the next
 * that is offered in the same breath, else to what had it before and is still there, else to `last`. Returns the end of that.
 */
export function followFocus(document: Document, last: () => HTMLElement | null): () => void {
  const control = new AbortController();
  const { signal } = control;
  let trail: readonly HTMLElement[] = [];
  let holder: HTMLElement | undefined;
  // Notes, toasts, an offer: several may stand there.
  let offers: Element | null = null;
  let asked: ReturnType<typeof setTimeout> | undefined;
  const isLost = () => holder !== undefined && document.activeElement === document.body && !canHold(holder);
  const giveOn = () => {
    asked = undefined;
    if (!isLost()) return;
    holder = undefined;
    const next = offers?.querySelectorAll("button") ?? [];
    for (const one of [...next, ...trail.toReversed(), last()]) {
      if (one && canHold(one)) one.focus({ preventScroll: true });
      if (document.activeElement !== document.body) return;
    }
  };
  const look = () => {
    if (asked === undefined && isLost()) asked = setTimeout(giveOn, grace);
  };
  const come = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    holder = target;
    offers = target.closest("[role=status]");
    trail = [...trail.filter((one) => one !== target && one.isConnected), target].slice(-most);
  };
  const leave = ({ target }: FocusEvent) => {
    // Who leaves by themselves is not fetched back; what is removed is gone a moment later, and a window is left as it is.
    queueMicrotask(() => {
      if (target === holder && holder && canHold(holder) && document.hasFocus()) holder = undefined;
      look();
    });
  };
  document.addEventListener("focusin", come, { signal });
  document.addEventListener("focusout", leave, { signal });
  const changes = new MutationObserver(look);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden", "open"],
  });
  return () => {
    control.abort();
    changes.disconnect();
    clearTimeout(asked);
  };
}

function canHold(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
}
