/** Characters that are shown beside a hit, as far as they are whole words. */
const beside = 28;

/** A stretch of a text, from one character up to another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What stands before and behind a stretch of a text; where writing has no spaces, it is cut anywhere. */
export function around(text: string, { from, to }: Stretch): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, from - beside), from);
  const after = text.slice(to, to + beside);
  return {
    before: from > beside ? before.replace(/^\S*\s+(?=\S)/u, "") : before,
    after: to + beside < text.length ? after.replace(/(?<=\S)\s+\S*$/u, "") : after,
  };
}
