/** Voices that nobody has named are kept as "Speaker 1" and on, whatever the language of the page. */
export function numberedSpeaker(n: number): string {
  return `Speaker ${n}`;
}

/** The number of a voice that nobody has named; undefined: it has a name. */
export function speakerNumber(name: string): number | undefined {
  const number = /^Speaker ([1-9]\d{0,3})$/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Whether a person has named a voice: what a recording's tracks are called is no name. */
export function isNamed(name: string): boolean {
  return name !== "Me" && name !== "Them" && speakerNumber(name) === undefined;
}

/** What one more voice is called until somebody names it. */
export function nextSpeaker(names: readonly string[]): string {
  let n = names.length + 1;
  while (names.includes(numberedSpeaker(n))) n++;
  return numberedSpeaker(n);
}
