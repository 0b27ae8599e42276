import type { BenchPage } from "./benchPage";
import type { Contender } from "./contender";

/** Sotto's engine on its WebAssembly back end, in the browser. */
export function sotto(page: BenchPage): Contender {
  return {
    name: "Sotto",
    mostRounds: Number.POSITIVE_INFINITY,
    missing: () => undefined,
    measure: (task) => page.measure("sotto", task),
  };
}
