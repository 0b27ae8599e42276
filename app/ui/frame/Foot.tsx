import { useLayoutEffect, useRef } from "react";
import { Desk } from "../desk/Desk";
import css from "./Foot.module.css";
import { Tabs } from "./Places";

/** What stays at the bottom of the window: the desk and, on a phone, the places under it. What floats stands over it. */
export function Foot() {
  const foot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = foot;
    if (!current) return;
    const heights = new ResizeObserver(() => {
      document.documentElement.style.setProperty("--foot", `${current.offsetHeight}px`);
    });
    heights.observe(current);
    return () => heights.disconnect();
  }, []);
  return (
    <div ref={foot} className={css.foot}>
      <Desk />
      <Tabs />
    </div>
  );
}
