import { useEffect, useState } from "react";
import { useActions } from "../../state/react";
import type { Transcript } from "../../state/transcripts/transcript";

/** About two lines. */
const mostCharacters = 300;

/** By what is known of them: a transcript that has changed is another one. */
const known = new WeakMap<Transcript, string>();

/** The first words of a transcript, from the database where they were not read yet; undefined while they are on their way. */
export function useBeginning(transcript: Transcript): string | undefined {
  const { beginningOf } = useActions();
  const [, setRead] = useState<Transcript>();
  const isUnread = transcript.text === "unread" && !known.has(transcript);
  useEffect(() => {
    if (!isUnread) return;
    void beginningOf(transcript.id).then((text) => {
      known.set(transcript, text.slice(0, mostCharacters));
      setRead(transcript);
    });
  }, [transcript, isUnread, beginningOf]);
  return transcript.text === "unread" ? known.get(transcript) : beginningIn(transcript);
}

function beginningIn({ segments }: Transcript): string {
  let text = "";
  for (const segment of segments) {
    text += segment.text;
    if (text.length > mostCharacters) break;
  }
  return text.slice(0, mostCharacters).trim();
}
