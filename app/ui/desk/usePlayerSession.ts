import { useEffect } from "react";
import { useApp } from "../../state/react";
import { jobById, transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { takeMediaSession } from "../takeMediaSession";
import { usePlayer, usePlayerState } from "./usePlayer";

/** Seconds that the system's keys go back and forward, where it does not say. */
const step = 5;

/** The system's own controls, keyboards with media keys and headsets among them, show what is played and move it. */
export function usePlayerSession(): void {
  const player = usePlayer();
  const { common } = useStrings();
  const { job, seconds, rate } = usePlayerState();
  const title = useApp((state) => {
    const shown = job === undefined ? undefined : jobById(state, job);
    return shown && titleOf(transcriptOf(state, shown), common);
  });
  useEffect(() => {
    if (title === undefined) return;
    return takeMediaSession(title, {
      play: () => void (player.state.status === "paused" && player.toggle()),
      pause: () => player.pause(),
      seekbackward: ({ seekOffset = step }) => player.seek(player.time - seekOffset),
      seekforward: ({ seekOffset = step }) => player.seek(player.time + seekOffset),
      seekto: ({ seekTime = 0 }) => player.seek(seekTime),
    });
  }, [title, player]);
  useEffect(() => {
    const session = navigator.mediaSession;
    if (session === undefined || seconds === 0) return;
    const tell = () => {
      session.playbackState = player.state.status === "playing" ? "playing" : "paused";
      session.setPositionState({ duration: seconds, playbackRate: rate, position: Math.min(player.time, seconds) });
    };
    tell();
    // What is played in between, the system counts for itself.
    return player.subscribe(tell);
  }, [player, seconds, rate]);
}
