import { ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import { useStrings } from "../../../strings/strings";
import { usePlayerState } from "../../../ui/desk/usePlayer";
import { InSlot } from "../../../ui/Slot";
import { CueBlock } from "./CueBlock";
import css from "./CueTrack.module.css";
import { NearSound } from "./NearSound";
import type { ShownCaptions } from "./useCaptions";
import { useDrawnEdge } from "./useDrawnEdge";

/** CSS pixels of a second, and which of them it begins with. */
const scales = [12.5, 25, 50, 100, 200] as const;
const usual = 2;

export interface CueTrackProps {
  readonly captions: ShownCaptions;
  /** The caption whose row is gone to. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The captions as blocks on the line of the sound, on the desk: their starts and ends are drawn along it. */
export function CueTrack({ captions, chosen, onChoose }: CueTrackProps) {
  const { all } = captions;
  const length = usePlayerState().seconds;
  const seconds = Math.max(length, all.at(-1)?.end ?? 0);
  const [zoom, setZoom] = useState(usual);
  const scale = scales[zoom] ?? scales[usual];
  const drawn = useDrawnEdge(captions, seconds);
  const block = (index: number, now: number) => (
    <CueBlock
      key={index}
      index={index}
      caption={drawn.shown(index)}
      scale={scale}
      is={index === chosen ? "chosen" : "other"}
      at={index === now ? "playhead" : "elsewhere"}
      drawn={drawn}
    />
  );
  return (
    <>
      <InSlot name="soundTools">
        <Zoom zoom={zoom} onChange={setZoom} />
      </InSlot>
      <InSlot name="sound">
        <NearSound {...{ all, seconds, scale, chosen, onChoose }}>
          {(seen, now) => seen.map((index) => block(index, now))}
        </NearSound>
      </InSlot>
    </>
  );
}

function Zoom({ zoom, onChange }: { readonly zoom: number; readonly onChange: (zoom: number) => void }) {
  const { captions: words } = useStrings();
  return (
    <>
      <button
        type="button"
        className={`btn bare ${css.zoom}`}
        aria-label={words.farther}
        title={words.farther}
        disabled={zoom === 0}
        onClick={() => onChange(zoom - 1)}
      >
        <ZoomOut size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`btn bare ${css.zoom}`}
        aria-label={words.nearer}
        title={words.nearer}
        disabled={zoom === scales.length - 1}
        onClick={() => onChange(zoom + 1)}
      >
        <ZoomIn size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  );
}
