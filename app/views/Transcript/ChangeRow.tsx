import { useEffect, useMemo, useRef, useState } from "react";
import { clock } from "../../strings/formats";
import css from "./Transcript.module.css";
import { partsOf, type TextChange } from "./textChange";

/** A paragraph as it was and as it is, in one. They are compared when the row comes near: of a long text that takes seconds. */
export function ChangeRow({ change }: { readonly change: TextChange }) {
  const row = useRef<HTMLLIElement>(null);
  const [near, setNear] = useState<"yes" | "no">("no");
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear("yes"), {
      rootMargin: "100%",
    });
    if (row.current) observer.observe(row.current);
    return () => observer.disconnect();
  }, []);
  const parts = useMemo(() => (near === "yes" ? partsOf(change) : [{ value: change.now }]), [near, change]);
  return (
    <li ref={row} className={css.row}>
      <div className={css.when}>
        <time>{clock(change.start)}</time>
      </div>
      <p className={css.words} dir="auto">
        {parts.map(({ value, added, removed }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their order
          added ? <ins key={index}>{value}</ins> : removed ? <del key={index}>{value}</del> : value,
        )}
      </p>
    </li>
  );
}
