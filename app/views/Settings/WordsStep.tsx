import type { AppState } from "../../state/appState";
import { failureText } from "../../state/failures";
import { displayName, languageFor, languagesOf } from "../../state/models/models";
import { useApp } from "../../state/react";
import type { CheckWords } from "../../state/recording/recordingState";
import { isSaid, latelySaid } from "../../state/recording/wordMatch";
import { isWorking } from "../../state/selectors";
import { around } from "../../strings/around";
import { type Sentence, sentenceFor } from "../../strings/sentences";
import { type Strings, useStrings } from "../../strings/strings";
import { CheckStep } from "./CheckStep";

/** The step in which a sentence is said, and shown as the loaded model hears it. */
export function WordsStep() {
  const strings = useStrings();
  const { words: step } = strings.settings.microphone;
  const only = strings.settings.language;
  const { model, language } = useApp((state) => state.choice);
  const words = useApp(({ microphone }) => (microphone.status === "checking" ? microphone.words : undefined));
  const obstacle = useApp((state) => obstacleOf(state, words, strings));
  const sentence = sentenceFor(model === undefined ? language : languageFor(model, language), strings.language);
  // Nobody chose this language: the model has no other, and not the page's.
  const isForced = language === undefined && sentence.language !== sentenceFor(undefined, strings.language).language;
  const heard = words?.status === "listening" && words.text !== "" ? words : undefined;
  const isRight = heard !== undefined && isSaid(sentence.text, heard.text, sentence.language);
  return (
    <CheckStep name={step.name} state={isRight ? "done" : "open"}>
      {obstacle !== undefined && <span className="meta">{obstacle}</span>}
      {obstacle === undefined && !isRight && (
        <>
          {isForced && model && (
            <span className="meta">{only.onlyKnows(displayName(model), languagesOf(model, strings))}</span>
          )}
          <Say sentence={sentence} />
        </>
      )}
      {heard && <Heard text={heard.text} speech={heard.speech} match={isRight ? "same" : "other"} />}
    </CheckStep>
  );
}

function Say({ sentence: { text, language } }: { readonly sentence: Sentence }) {
  const { words } = useStrings().settings.microphone;
  return <span className="meta">{around(words.say, <span lang={language}>{text}</span>)}</span>;
}

interface HeardProps {
  readonly text: string;
  readonly speech: "goes-on" | "paused";
  readonly match: "same" | "other";
}

/** The words as they come; read aloud once they stand, and not while they still change. */
function Heard({ text, speech, match }: HeardProps) {
  const { words, steps } = useStrings().settings.microphone;
  const lately = latelySaid(text);
  const isOther = match === "other" && speech === "paused";
  return (
    <>
      <span aria-hidden="true">{around(words.heard, <bdi>{lately}</bdi>)}</span>
      {isOther && (
        <span className="meta" aria-hidden="true">
          {words.differ}
        </span>
      )}
      <span className="sr" role="status">
        {speech === "paused" && (
          <>
            {around(words.heard, <bdi>{lately}</bdi>)} {isOther ? words.differ : steps.done}
          </>
        )}
      </span>
    </>
  );
}

/** Why no words are heard just now, though a check runs. */
function obstacleOf(state: AppState, words: CheckWords | undefined, strings: Strings): string | undefined {
  const { words: step } = strings.settings.microphone;
  if (words?.status === "failed") {
    return failureText(words.failure, { file: undefined, model: undefined }, strings).sentence;
  }
  if (words?.status !== "waiting") return undefined;
  if (state.engine.status === "failed") return step.noModel;
  if (isWorking(state)) return step.afterWork;
  return state.engine.status === "ready" ? undefined : step.afterModel;
}
