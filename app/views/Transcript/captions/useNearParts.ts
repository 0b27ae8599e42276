import { type RefObject, useEffect, useState } from "react";

/** Heights of the window around what is seen in which rows are whole: more than browsers lay out ahead. */
const ahead = 2;

interface NearParts {
  readonly from: number;
  readonly to: number;
}

/** The parts of a list of rows that are in sight or near it; `count`: how many there are. */
export function useNearParts(list: RefObject<HTMLElement | null>, count: number): NearParts {
  const [near, setNear] = useState<NearParts>({ from: 0, to: 1 });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const { children } = list.current ?? {};
      if (!children || count === 0) return;
      const from = firstBelow(children, -ahead * innerHeight);
      const to = firstBelow(children, (1 + ahead) * innerHeight);
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

/** The first part that ends below a height of the window; the last one where none does. */
function firstBelow(parts: HTMLCollection, height: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as Element).getBoundingClientRect().bottom > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
