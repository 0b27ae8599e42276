const actions = ["play", "pause", "seekbackward", "seekforward", "seekto"] as const;

/** What each of the system's own controls does; those that are left out do nothing. */
export type MediaActions = Partial<Record<(typeof actions)[number], MediaSessionActionHandler>>;

/** Gives the system's own controls to what is recorded or played, until the returned function is called; what took them since keeps them. */
export function takeMediaSession(title: string, does: MediaActions): () => void {
  const session = navigator.mediaSession;
  if (session === undefined) return () => {};
  const metadata = new MediaMetadata({ title, artist: "Sotto" });
  session.metadata = metadata;
  for (const action of actions) session.setActionHandler(action, does[action] ?? null);
  return () => {
    if (session.metadata !== metadata) return;
    session.metadata = null;
    session.playbackState = "none";
    for (const action of actions) session.setActionHandler(action, null);
  };
}
