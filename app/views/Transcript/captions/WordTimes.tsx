import { useEffect, useMemo, useState } from "react";
import type { Job } from "../../../state/queue/job";
import { useActions, useApp, useTranscript } from "../../../state/react";
import { isFreeForWords, type WordsOutcome } from "../../../state/transcripts/wordActions";
import { isUntimed, lacksWordTimes } from "../../../state/transcripts/wordTimes";
import { type Strings, useStrings } from "../../../strings/strings";
import { FailureNote } from "../../../ui/FailureNote";
import css from "./RulesFields.module.css";

export interface WordTimesProps {
  readonly job: Job;
  /** Whether what is seen depends on them: then they are looked for though nobody asks. */
  readonly needed: "yes" | "no";
}

/** Says where times of words are guessed, and finds them in the sound: beside everything else, until it is stopped. */
export function WordTimes({ job, needed }: WordTimesProps) {
  const { wordTimes: words } = useStrings().captions;
  const { findWords, findWordsUnasked, stopFindingWords, show } = useActions();
  const { segments, captions } = useTranscript(job);
  const search = useApp(({ wordSearch }) => (wordSearch?.job === job.id ? wordSearch : undefined));
  const [outcome, setOutcome] = useState<WordsOutcome>();
  const lacks = useMemo(() => segments.some(lacksWordTimes), [segments]);
  const isUnset = useMemo(() => segments.some((segment) => isUntimed(segment, captions)), [segments, captions]);
  const isFree = useApp((state) => isFreeForWords(state, job.id));
  useEffect(() => {
    if (needed === "yes" && isUnset && isFree) void findWordsUnasked(job.id).then((end) => end && setOutcome(end));
  }, [needed, isUnset, isFree, findWordsUnasked, job.id]);
  if (search === undefined && !lacks) return null;
  const find = () => {
    setOutcome(undefined);
    void findWords(job.id).then(setOutcome);
  };
  return (
    <div className={css.wordTimes}>
      <p className="meta" role="status">
        {search ? working(search, job, words) : (refusal(outcome, words) ?? words.estimated)}
      </p>
      {!search && outcome === "no-model" ? (
        <button type="button" className="link" onClick={() => show({ view: "models" })}>
          {words.models}
        </button>
      ) : (
        <button type="button" className="link" onClick={search ? stopFindingWords : find}>
          {search ? words.stop : words.find}
        </button>
      )}
      {typeof outcome === "object" && <FailureNote failure={outcome} job={job} />}
    </div>
  );
}

type Words = Strings["captions"]["wordTimes"];

function working(search: { readonly listens: boolean; readonly seconds: number }, job: Job, words: Words): string {
  return search.listens ? words.finding(search.seconds, job.totalSeconds) : words.waiting;
}

/** Why nothing was looked for; undefined: it was, or nobody has asked. */
function refusal(outcome: WordsOutcome | undefined, words: Words): string | undefined {
  if (outcome === "no-sound") return words.noSound;
  if (outcome === "no-model") return words.noModel;
  if (outcome === "running") return words.running;
  return outcome === "elsewhere" ? words.elsewhere : undefined;
}
