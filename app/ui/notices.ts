/** What the browser says to notices of this page; "none": it has none. */
export type NoticesAllowed = "yes" | "no" | "unasked" | "none";

export function noticesAllowed(): NoticesAllowed {
  if (typeof Notification === "undefined") return "none";
  const { permission } = Notification;
  return permission === "granted" ? "yes" : permission === "denied" ? "no" : "unasked";
}

/** Asks the user, once and only by an act of theirs; who has answered is not asked again. */
export async function askForNotices(): Promise<NoticesAllowed> {
  // Older browsers refuse in a promise that never ends well.
  if (noticesAllowed() === "unasked") await Notification.requestPermission().catch(() => {});
  return noticesAllowed();
}

/** Shows a notice of the system, which brings the page back when it is pressed. Nothing where that is not allowed. */
export async function showNotice(title: string, body: string): Promise<void> {
  if (noticesAllowed() !== "yes") return;
  // One takes the place of the one before.
  const options = { body, icon: new URL("icons/192.png", document.baseURI).href, tag: "done" };
  try {
    const notice = new Notification(title, options);
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // Phones have them by the service worker alone.
    const worker = await navigator.serviceWorker?.getRegistration();
    await worker?.showNotification(title, options);
  }
}
