import { type ReactNode, Suspense } from "react";
import { useFocusOnArrival } from "./pageEffects";

/** A view whose code may still be on its way: it takes the focus when it arrives, unless the reader has moved on. */
export function LateView({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<ComingView />}>
      {children}
      <Arrival />
    </Suspense>
  );
}

function Arrival() {
  useFocusOnArrival();
  return null;
}

/** In place of a view that is on its way. */
export function ComingView() {
  return <main id="page" tabIndex={-1} aria-busy="true" />;
}
