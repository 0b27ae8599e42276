import type { Bench, BenchEvent, BenchRequest, DeviceFacts } from "../client/bench/types";

/** One measurement as a test drives it. */
export interface BenchTry {
  readonly request: BenchRequest;
  readonly stopped: boolean;
  emit(event: BenchEvent): void;
  finish(): void;
  fail(error: Error): void;
}

export interface FakeBench extends Bench {
  readonly tries: readonly BenchTry[];
}

const facts: DeviceFacts = {
  browser: "Fake 1",
  graphics: undefined,
  processor: { threads: 2, isIsolated: false, simd: "plain", used: 1 },
};

/** A bench that measures what a test says. */
export function fakeBench(): FakeBench {
  const tries: BenchTry[] = [];
  let end = () => {};
  return {
    tries,
    facts: async () => facts,
    run(request, emit) {
      let stopped = false;
      let settle = { resolve: () => {}, reject: (_: Error) => {} };
      const done = new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
      });
      const one: BenchTry = {
        request,
        get stopped() {
          return stopped;
        },
        emit,
        finish: () => settle.resolve(),
        fail: (error) => settle.reject(error),
      };
      tries.push(one);
      end = () => {
        stopped = true;
        settle.resolve();
      };
      return done;
    },
    stop: () => end(),
  };
}
