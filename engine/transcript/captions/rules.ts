/** What captions keep to. Widths are in characters, full-width ones (Chinese, Japanese, Korean) count as two. */
export interface CaptionRules {
  /** Most characters of a line; a longer word has a line of its own. */
  readonly lineLength: number;
  /** Most lines of a caption. */
  readonly lines: number;
  /** Most words of a caption; undefined: as many as the lines hold. */
  readonly words?: number | undefined;
  /** Seconds that a caption stays at least, and at most. */
  readonly shortest: number;
  readonly longest: number;
  /** Characters a second that can be read. */
  readonly pace: number;
  /** Seconds between two captions at least. */
  readonly gap: number;
}

const whole = ["lineLength", "lines", "words"] as const;
const timed = ["shortest", "longest", "pace"] as const;

/** Throws a RangeError that names the rule which cannot be kept by anything. */
export function checkRules(rules: CaptionRules): void {
  for (const name of whole) {
    const value = rules[name];
    if (value !== undefined && !(Number.isInteger(value) && value >= 1))
      throw new RangeError(`${name} is ${value}, expected a whole number above 0`);
  }
  for (const name of timed) {
    if (!(Number.isFinite(rules[name]) && rules[name] > 0))
      throw new RangeError(`${name} is ${rules[name]}, expected a number above 0`);
  }
  if (!(Number.isFinite(rules.gap) && rules.gap >= 0))
    throw new RangeError(`gap is ${rules.gap}, expected a number of 0 or more`);
  if (rules.longest < rules.shortest)
    throw new RangeError(`longest is ${rules.longest}, expected no less than shortest, which is ${rules.shortest}`);
}

/** The rules' times as captions are laid out with: in whole milliseconds. */
export function millisecondsOf({ shortest, longest, gap }: CaptionRules) {
  return { shortest: atLeast(shortest), longest: Math.floor(1000 * longest + 1e-6), gap: atLeast(gap) };
}

/** Milliseconds that it takes to read so many characters, and that a caption stays at least. */
export function timeToRead(width: number, { shortest, pace }: CaptionRules): number {
  return atLeast(Math.max(shortest, width / pace));
}

function atLeast(seconds: number): number {
  return Math.ceil(1000 * seconds - 1e-6);
}
