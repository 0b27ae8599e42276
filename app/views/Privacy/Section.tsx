import { type ReactNode, useId } from "react";
import css from "./Privacy.module.css";

/** A part of the page with its name in the margin. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={`grid ${css.section}`} aria-labelledby={id}>
      <h2 id={id} className={`eyebrow ${css.name}`}>
        {title}
      </h2>
      <div className="text-column">{children}</div>
    </section>
  );
}
