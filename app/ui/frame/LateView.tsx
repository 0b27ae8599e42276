import { type ReactNode, type RefObject, Suspense, useEffect, useRef } from "react";
import { focusArrival } from "./pageEffects";

/** A view whose code may still be on its way: where it was, it takes the focus when it arrives, unless the reader has moved on. */
export function LateView({ children }: { readonly children: ReactNode }) {
  const was = useRef<"here" | "coming">("here");
  return (
    <Suspense fallback={<Coming was={was} />}>
      {children}
      <Arrival was={was} />
    </Suspense>
  );
}

interface Was {
  readonly was: RefObject<"here" | "coming">;
}

function Coming({ was }: Was) {
  useEffect(() => {
    was.current = "coming";
  }, [was]);
  return <ComingView />;
}

function Arrival({ was }: Was) {
  useEffect(() => {
    if (was.current === "coming") focusArrival();
    was.current = "here";
  }, [was]);
  return null;
}

/** In place of a view that is on its way. */
export function ComingView() {
  return <main id="page" tabIndex={-1} aria-busy="true" />;
}
