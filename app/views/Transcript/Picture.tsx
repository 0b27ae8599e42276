import { useLayoutEffect, useRef } from "react";
import { usePlayer, usePlayerState } from "../../ui/desk/usePlayer";
import { Slot } from "../../ui/Slot";
import css from "./Picture.module.css";

export interface PictureProps {
  readonly job: number;
  /**
   * "corner": beside the text, or in a corner of a phone. "head": it has the head of the aside, or the place above the text where
   * there is no aside; "beside": there alone, for something else has the aside.
   */
  readonly place: "corner" | "head" | "beside";
}

/** The picture of a film that is listened to. It never plays by itself. */
export function Picture({ job, place }: PictureProps) {
  const player = usePlayer();
  const frame = useRef<HTMLDivElement>(null);
  const state = usePlayerState();
  const isShown = state.job === job && state.picture === "moving";
  // At once: what leaves one place and stands in another by the end of the task plays on.
  useLayoutEffect(() => {
    if (!isShown) return;
    frame.current?.prepend(player.element);
    return () => player.element.remove();
  }, [isShown, player]);
  if (!isShown) return null;
  return (
    <div ref={frame} className={`${css.picture} ${css[place]}`} data-picture={place}>
      <Slot name="picture" className={undefined} />
    </div>
  );
}
