import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Caption } from "../../../../engine/index";
import type { Edge } from "../../../client/transcripts/captions/edges";
import { useStrings } from "../../../strings/strings";
import css from "./CueTrack.module.css";
import { captionTime } from "./captionTime";
import type { DrawnEdge } from "./useDrawnEdge";

/** CSS pixels after which a press on an edge draws it, and within which it goes to a word. */
const still = 3;
const near = 6;

/** Seconds by which keys move an edge. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageDown: -1,
  PageUp: 1,
};

export interface CueBlockProps {
  readonly index: number;
  readonly caption: Caption;
  /** CSS pixels of a second. */
  readonly scale: number;
  /** "chosen": its row is gone to, and its edges are reached by Tab. */
  readonly is: "chosen" | "other";
  readonly at: "playhead" | "elsewhere";
  readonly drawn: DrawnEdge;
}

/** A caption on the line of the sound. */
export function CueBlock({ index, caption, scale, is, at, drawn }: CueBlockProps) {
  const { start, end } = caption;
  return (
    <div
      className={css.block}
      style={{ left: start * scale, width: (end - start) * scale }}
      data-cue={index}
      data-chosen={is === "chosen" || undefined}
      data-at-playhead={at === "playhead" || undefined}
    >
      {(["start", "end"] as const).map((of) => (
        <Handle key={of} edge={{ index, of }} {...{ caption, scale, is, drawn }} />
      ))}
    </div>
  );
}

interface HandleProps extends Pick<CueBlockProps, "caption" | "scale" | "is" | "drawn"> {
  readonly edge: Edge;
}

/** The start or the end of a caption: drawn by hand, moved by keys. */
function Handle({ edge, caption, scale, is, drawn }: HandleProps) {
  const { captions: words } = useStrings();
  const grip = useRef<{ readonly x: number; readonly from: number; isDrawing: boolean }>(undefined);
  const { least, most } = drawn.room(edge);
  const second = caption[edge.of];
  const isDrawn = drawn.edge?.index === edge.index && drawn.edge.of === edge.of;
  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, from: second, isDrawing: false };
  };
  const pull = ({ clientX }: PointerEvent) => {
    const { current } = grip;
    if (!current) return;
    const by = clientX - current.x;
    current.isDrawing ||= Math.abs(by) >= still;
    if (current.isDrawing) drawn.draw(edge, current.from + by / scale, near / scale);
  };
  const letGo = (where: "here" | "back") => {
    if (grip.current?.isDrawing) drawn.drop(where);
    grip.current = undefined;
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = steps[event.key];
    if (event.key === "Escape" && grip.current) letGo("back");
    else if (by !== undefined) drawn.move(edge, second + by);
    else if (event.key === "Home") drawn.move(edge, least);
    else if (event.key === "End") drawn.move(edge, most);
    else return;
    event.preventDefault();
  };
  return (
    <span
      role="slider"
      tabIndex={is === "chosen" ? 0 : -1}
      className={css.handle}
      data-of={edge.of}
      aria-label={edge.of === "start" ? words.startOf(edge.index + 1) : words.endOf(edge.index + 1)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={second}
      aria-valuetext={captionTime(second)}
      onPointerDown={take}
      onPointerMove={pull}
      onPointerUp={() => letGo("here")}
      onPointerCancel={() => letGo("back")}
      onKeyDown={press}
      // The sound stays where it is.
      onClick={(event) => event.stopPropagation()}
    >
      {isDrawn && <output className={css.time}>{captionTime(second)}</output>}
    </span>
  );
}
