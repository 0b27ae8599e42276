import { type RefObject, useEffect, useState } from "react";
import { partOf } from "./RowsPart";

/** Heights of the window around what is seen in which rows are whole: more than browsers lay out ahead. */
const ahead = 2;

interface NearParts {
  readonly from: number;
  readonly to: number;
}

/** The parts of a list of rows that are in sight or near it. */
export function useNearParts(list: RefObject<HTMLOListElement | null>, count: number): NearParts {
  const [near, setNear] = useState<NearParts>({ from: 0, to: 1 });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const { children } = list.current ?? {};
      if (!children || count === 0) return;
      const from = partOf(firstBelow(children, -ahead * innerHeight));
      const to = partOf(Math.min(count - 1, firstBelow(children, (1 + ahead) * innerHeight)));
      setNear((one) => (one.from === from && one.to === to ? one : { from, to }));
    };
    const lookSoon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", lookSoon, { passive: true });
    window.addEventListener("resize", lookSoon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", lookSoon);
      window.removeEventListener("resize", lookSoon);
    };
  }, [list, count]);
  return near;
}

/** The first row that ends below a height of the window; the last row where none does. */
function firstBelow(rows: HTMLCollection, height: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Element).getBoundingClientRect().bottom > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
