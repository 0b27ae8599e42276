import { useEffect } from "react";
import { useActions, useApp } from "../../state/react";
import { liveJob, transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";

/** The system's own controls, a headset's key among them, show the recording and pause it, where the browser has them. */
export function useMediaSession(): void {
  const { pauseRecording, resumeRecording } = useActions();
  const { common } = useStrings();
  const name = useApp((state) => {
    const live = liveJob(state);
    return live && titleOf(transcriptOf(state, live), common);
  });
  const status = useApp((state) => liveJob(state)?.state.status);
  useEffect(() => {
    const session = navigator.mediaSession;
    if (name === undefined || session === undefined) return;
    session.metadata = new MediaMetadata({ title: name, artist: "Sotto" });
    const actions: readonly [MediaSessionAction, () => void][] = [
      ["play", resumeRecording],
      ["pause", pauseRecording],
    ];
    for (const [action, act] of actions) session.setActionHandler(action, act);
    return () => {
      session.metadata = null;
      session.playbackState = "none";
      for (const [action] of actions) session.setActionHandler(action, null);
    };
  }, [name, pauseRecording, resumeRecording]);
  useEffect(() => {
    if (status === undefined || navigator.mediaSession === undefined) return;
    navigator.mediaSession.playbackState = status === "recording" ? "playing" : "paused";
  }, [status]);
}
