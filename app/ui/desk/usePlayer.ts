import { createContext, use, useEffect, useSyncExternalStore } from "react";
import { useActions } from "../../state/react";
import type { Player, PlayerState } from "./player";

export const PlayerContext = createContext<Player | undefined>(undefined);

export function usePlayer(): Player {
  const player = use(PlayerContext);
  if (player === undefined) throw new Error("A view stands outside of PlayerContext");
  return player;
}

export function usePlayerState(): PlayerState {
  const player = usePlayer();
  return useSyncExternalStore(player.subscribe, () => player.state);
}

/** Loads a transcript's sound for as long as its page is there; undefined: nothing to play. */
export function useSoundOf(job: number | undefined): void {
  const player = usePlayer();
  const { soundOf } = useActions();
  useEffect(() => {
    if (job === undefined) return;
    let isWanted = true;
    void soundOf(job).then((sound) => {
      if (sound && isWanted) player.load(job, sound);
    });
    return () => {
      isWanted = false;
      player.clear();
    };
  }, [player, soundOf, job]);
}

/** Calls `draw` with the playhead's second: in every frame while it plays, and whenever it is moved. */
export function usePlayhead(draw: (seconds: number) => void): void {
  const player = usePlayer();
  const { status, job } = usePlayerState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another recording is drawn anew
  useEffect(() => {
    const look = () => draw(player.time);
    look();
    const stop = player.subscribe(look);
    let frame = 0;
    const run = () => {
      look();
      frame = requestAnimationFrame(run);
    };
    if (status === "playing") run();
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [player, status, job, draw]);
}
