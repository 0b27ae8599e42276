import { useState } from "react";
import type { Caption } from "../../../../engine/index";
import { timeCaption } from "../../../client/transcripts/captions/changeCaptions";
import { drawnEdge, type Edge, edgeRoom } from "../../../client/transcripts/captions/edges";
import type { ShownCaptions } from "./useCaptions";

/** Edges of captions that are moved. */
export interface DrawnEdge {
  /** A caption as it would be if the edge that is drawn were let go. */
  readonly shown: (index: number) => Caption;
  readonly edge: (Edge & { readonly to: number }) | undefined;
  readonly room: (edge: Edge) => { readonly least: number; readonly most: number };
  /** Draws an edge to a second, and to what is less than `near` seconds away. */
  readonly draw: (edge: Edge, to: number, near: number) => void;
  /** Lets it go: where it is, as one step that can be taken back, or where it was. */
  readonly drop: (where: "here" | "back") => void;
  /** Moves an edge at once, as far as there is room. */
  readonly move: (edge: Edge, to: number) => void;
}

export function useDrawnEdge({ all, rules, change }: ShownCaptions, seconds: number): DrawnEdge {
  const [edge, setEdge] = useState<DrawnEdge["edge"]>();
  const limits = { gap: rules.gap, seconds };
  const put = ({ index, of }: Edge, to: number) => change((laid) => timeCaption(laid, index, { [of]: to }));
  return {
    edge,
    shown(index) {
      const caption = all[index] as Caption;
      return edge?.index === index ? { ...caption, [edge.of]: edge.to } : caption;
    },
    room: (one) => edgeRoom(all, one, limits),
    draw: (one, to, near) => setEdge({ ...one, to: drawnEdge(all, one, { ...limits, to, near }) }),
    drop(where) {
      // It stays in sight where it was let go until the captions are laid out by it.
      if (edge && where === "here") void put(edge, edge.to).then(() => setEdge(undefined));
      else setEdge(undefined);
    },
    move(one, to) {
      const { least, most } = edgeRoom(all, one, limits);
      void put(one, Math.min(most, Math.max(least, to)));
    },
  };
}
