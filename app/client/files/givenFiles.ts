import type { NamedBlob } from "./namedBlob";

/** What the user gave, as far as it may hold sound. */
export interface GivenFiles {
  readonly files: readonly NamedBlob[];
  /** The names of others. */
  readonly leftOut: readonly string[];
}

const otherTypes = /^(?:image|text|font)\/|^application\/(?:json|gzip|xml)$|pdf$|msword|officedocument|opendocument/;
const soundNames =
  /\.(?:3g[2p]|aac|ac3|aif[cf]?|amr|ape|au|avi|caf|dts|eac3|flac|flv|m2ts|m4[abrv]|mk[av]|mov|mp[234]|mpe?g|mts|mxf|og[agv]|opus|qt|ra|rm|spx|tta|w64|wav|webm|wm[av]|wv)$/i;

const transcriptNames = /\.(?:srt|vtt|json)$/i;

/** Those of some picked files that may be transcripts which another program wrote, by their names. */
export function transcriptsAmong(picked: readonly NamedBlob[]): readonly NamedBlob[] {
  return picked.filter(({ name }) => transcriptNames.test(name));
}

/** The same by the type alone, while a file is only held over the page. */
export function mayBeTranscript(type: string): boolean {
  return /^(?:text\/vtt|application\/json|application\/x-subrip)$/.test(type);
}

/** A file that somebody picked gets the benefit of the doubt: the decoder looks at the bytes, not at the name. */
export function mayHoldSound(type: string): boolean {
  return !otherTypes.test(type);
}

/** A file that others are packed in, by its name or its type. */
export function isZip({ name, type }: Pick<NamedBlob, "name" | "type">): boolean {
  return /\.zip$/i.test(name) || /^application\/(?:x-)?zip(?:-compressed)?$/.test(type);
}

/** A folder holds all kinds of things, so there the name has to say it. */
export function isNamedSound(name: string): boolean {
  return soundNames.test(name);
}

/** Those of some picked files that may hold sound. */
export function soundAmong(picked: readonly NamedBlob[]): GivenFiles {
  const others = picked.filter(({ name }) => !transcriptNames.test(name));
  const [files, rest] = [true, false].map((may) => others.filter(({ type }) => mayHoldSound(type) === may));
  return { files: files ?? [], leftOut: (rest ?? []).map(({ name }) => name) };
}

export function together(given: readonly GivenFiles[]): GivenFiles {
  return {
    files: given.flatMap(({ files }) => files),
    leftOut: given.flatMap(({ leftOut }) => leftOut),
  };
}
