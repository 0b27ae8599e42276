/** Fewer make no median. */
const fewest = 3;

export interface Sampling {
  /** Samples wanted. */
  readonly most: number;
  /** Milliseconds after which no more are taken, once there are three. */
  readonly limit: number;
}

/** Takes a time after the other, in milliseconds, until there are as many as wanted or enough have passed. */
export async function sample(take: () => Promise<number>, { most, limit }: Sampling): Promise<readonly number[]> {
  const times: number[] = [];
  let spent = 0;
  while (times.length < most && (times.length < fewest || spent < limit)) {
    const time = await take();
    times.push(time);
    spent += time;
  }
  return times;
}
