import { useEffect } from "react";
import { useActions, useApp } from "../../state/react";
import { liveJob, transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { takeMediaSession } from "../takeMediaSession";

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
    if (name === undefined) return;
    return takeMediaSession(name, { play: resumeRecording, pause: pauseRecording });
  }, [name, pauseRecording, resumeRecording]);
  useEffect(() => {
    if (status === undefined || navigator.mediaSession === undefined) return;
    navigator.mediaSession.playbackState = status === "recording" ? "playing" : "paused";
  }, [status]);
}
