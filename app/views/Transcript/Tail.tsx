import { useLayoutEffect, useRef } from "react";
import { beforePaint } from "../../ui/beforePaint";
import css from "./Transcript.module.css";

/** What is still being heard. It keeps the height it once had until text is confirmed, so that the page only moves up. */
export function Tail({ text, confirmed }: { readonly text: string; readonly confirmed: string }) {
  const tail = useRef<HTMLSpanElement>(null);
  const tallest = useRef({ confirmed, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is measured after each new text
  useLayoutEffect(() => {
    const block = tail.current?.parentElement;
    if (!block) return;
    if (tallest.current.confirmed !== confirmed) tallest.current = { confirmed, height: 0 };
    const leaveOut = beforePaint(() => {
      tallest.current.height = Math.max(tallest.current.height, block.offsetHeight);
      block.style.minHeight = `${tallest.current.height}px`;
    });
    return () => {
      leaveOut();
      block.style.minHeight = "";
    };
  }, [text, confirmed]);
  return (
    <span ref={tail} aria-hidden="true" data-testid="tail">
      {text.startsWith(" ") && " "}
      <span className={css.tail}>{text.trimStart()}</span>
      <span className={css.dot} />
    </span>
  );
}
