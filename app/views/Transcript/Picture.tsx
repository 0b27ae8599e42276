import { useEffect, useRef } from "react";
import { usePlayer, usePlayerState } from "../../ui/desk/usePlayer";
import css from "./Transcript.module.css";

/** The picture of a film that is listened to: beside the text, or in a corner of a phone. */
export function Picture({ job }: { readonly job: number }) {
  const player = usePlayer();
  const place = useRef<HTMLDivElement>(null);
  const state = usePlayerState();
  const isShown = state.job === job && state.picture === "moving";
  useEffect(() => {
    if (!isShown) return;
    place.current?.append(player.element);
    return () => player.element.remove();
  }, [isShown, player]);
  return isShown ? <div ref={place} className={css.picture} data-picture="" /> : null;
}
