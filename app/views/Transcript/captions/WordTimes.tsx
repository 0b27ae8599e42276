import { useState } from "react";
import type { Job } from "../../../state/queue/job";
import { useActions, useApp, useTranscript } from "../../../state/react";
import type { WordsOutcome } from "../../../state/transcripts/wordActions";
import { lacksWordTimes } from "../../../state/transcripts/wordTimes";
import { type Strings, useStrings } from "../../../strings/strings";
import { FailureNote } from "../../../ui/FailureNote";
import css from "./RulesFields.module.css";

/** Says where times of words are guessed, and finds them in the sound: beside everything else, until it is stopped. */
export function WordTimes({ job }: { readonly job: Job }) {
  const { wordTimes: words } = useStrings().captions;
  const { findWords, stopFindingWords } = useActions();
  const transcript = useTranscript(job);
  const search = useApp(({ wordSearch }) => (wordSearch?.job === job.id ? wordSearch : undefined));
  const [outcome, setOutcome] = useState<WordsOutcome>();
  if (search === undefined && !transcript.segments.some(lacksWordTimes)) return null;
  const find = () => {
    setOutcome(undefined);
    void findWords(job.id).then(setOutcome);
  };
  return (
    <div className={css.wordTimes}>
      <p className="meta" role="status">
        {search ? words.finding(search.seconds) : (refusal(outcome, words) ?? words.estimated)}
      </p>
      <button type="button" className="link" onClick={search ? stopFindingWords : find}>
        {search ? words.stop : words.find}
      </button>
      {typeof outcome === "object" && <FailureNote failure={outcome} job={job} />}
    </div>
  );
}

/** Why nothing was looked for; undefined: it was, or nobody has asked. */
function refusal(outcome: WordsOutcome | undefined, words: Strings["captions"]["wordTimes"]): string | undefined {
  if (outcome === "no-sound") return words.noSound;
  if (outcome === "no-model") return words.noModel;
  if (outcome === "running") return words.running;
  return outcome === "elsewhere" ? words.elsewhere : undefined;
}
