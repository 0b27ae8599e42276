import type { Contender, ContenderName, Measurement, ModelName, Task } from "./contender";

/** A contender on a model with a number of threads, and what it measured, a measurement a round. */
export interface Lane {
  readonly name: ContenderName;
  readonly model: ModelName;
  readonly threads: number;
  readonly measurements: readonly Measurement[];
  /** Why measurements are missing. */
  readonly note: string | undefined;
}

/** What the contenders race over. */
export interface Course extends Pick<Task, "passes" | "tokens" | "longSeconds"> {
  readonly models: readonly ModelName[];
  readonly threads: readonly number[];
  readonly rounds: number;
}

/** Does a turn's work in its own way, for example when the machine is quiet. */
export type TakeTurn = <T>(turn: string, work: () => Promise<T>) => Promise<T>;

/**
 * Lets the contenders take turns on each model and number of threads, so that a machine that gets slower or faster
 * meanwhile does so for all of them. A contender that fails is out until the next model or number of threads.
 */
export async function race(
  contenders: readonly Contender[],
  course: Course,
  takeTurn: TakeTurn,
): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  for (const model of course.models) {
    for (const threads of course.threads)
      lanes.push(...(await raceOn(contenders, { model, threads }, course, takeTurn)));
  }
  return lanes;
}

interface Runner {
  readonly contender: Contender;
  readonly measurements: Measurement[];
  note: string | undefined;
}

async function raceOn(
  contenders: readonly Contender[],
  { model, threads }: Pick<Task, "model" | "threads">,
  { rounds, passes, tokens, longSeconds }: Course,
  takeTurn: TakeTurn,
): Promise<readonly Lane[]> {
  const runners = contenders.map(
    (contender): Runner => ({ contender, measurements: [], note: contender.missing(model) }),
  );
  for (let round = 1; round <= rounds; round++) {
    for (const runner of runners) {
      const { contender, measurements } = runner;
      if (runner.note !== undefined || round > contender.mostRounds) continue;
      const turn = `${model}, ${threads} ${threads === 1 ? "thread" : "threads"}, round ${round}: ${contender.name}`;
      const task: Task = { model, threads, passes, tokens, longSeconds };
      try {
        measurements.push(await takeTurn(turn, () => contender.measure(task)));
      } catch (error) {
        runner.note = `failed: ${firstLine(error)}`;
      }
    }
  }
  return runners.map(({ contender: { name }, measurements, note }) => ({ name, model, threads, measurements, note }));
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? message;
}
