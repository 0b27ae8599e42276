import { useState } from "react";
import { chooseFiles } from "../../../client/files/chooseFiles";
import type { AgainOutcome } from "../../../state/queue/againActions";
import type { Job } from "../../../state/queue/job";
import { isUnfinished } from "../../../state/queue/jobs";
import { useActions, useApp, useTranscript } from "../../../state/react";
import { editedWithin, isAllByHand } from "../../../state/transcripts/again";
import { useStrings } from "../../../strings/strings";
import { FreeRoom } from "../../../ui/room/FreeRoom";
import type { TextParagraph } from "../editing";
import fields from "../PanelFields.module.css";
import { SidePanel } from "../SidePanel";
import css from "./AgainPanel.module.css";
import { Choices, MoreChoices } from "./Choices";
import { obstacleWords } from "./obstacleWords";
import { useStretches } from "./useStretches";

export interface AgainPanelProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly onClose: () => void;
}

/** The same sound with another model, language or options, all of it or a stretch. The text before becomes a version. */
export function AgainPanel({ job, paragraphs, onClose }: AgainPanelProps) {
  const { again: words, editing } = useStrings();
  const { openSound, transcribeAgain } = useActions();
  const transcript = useTranscript(job);
  const usual = useApp((state) => state.choice);
  const [choice, setChoice] = useState({ ...usual, language: job.language ?? usual.language });
  const isWriting = isUnfinished(job);
  // A part of what is being written anew is none yet.
  const stretches = useStretches(isWriting && job.again ? none : paragraphs);
  const [place, setPlace] = useState(stretches[1]?.kind === "selected" ? 1 : 0);
  const [edited, setEdited] = useState<"keep" | "replace">("keep");
  const [outcome, setOutcome] = useState<AgainOutcome>();
  const stretch = stretches[place] ?? stretches[0];
  const clip = { from: stretch.from, to: stretch.to ?? Number.POSITIVE_INFINITY };
  const corrected = editedWithin(transcript.segments, clip);
  const isForNothing = corrected > 0 && edited === "keep" && isAllByHand(transcript, clip);
  const begin = async () => {
    // The browser may ask whether the file of an earlier visit may be read.
    if (job.kind === "file" && job.file.status === "ask") await openSound(job.id);
    const { from, to } = stretch;
    const came = await transcribeAgain(job.id, choice, { from, to, edited });
    if (came === "begun") onClose();
    else setOutcome(came);
  };
  const what = stretch.kind === "whole" ? words.beginsAnew : words.goesOnAfter;
  return (
    <SidePanel title={words.title} focus="title" small="sheet" onClose={onClose}>
      <Choices choice={choice} onChoose={setChoice} />
      <Options
        legend={words.howMuch}
        labels={stretches.map((one) => one.label(words))}
        chosen={place}
        onChoose={setPlace}
      />
      {corrected > 0 && (
        <Options
          legend={words.corrected(corrected)}
          labels={[words.keep, words.replace]}
          chosen={edited === "keep" ? 0 : 1}
          onChoose={(index) => setEdited(index === 0 ? "keep" : "replace")}
        />
      )}
      <MoreChoices job={job} choice={choice} onChoose={setChoice} />
      <Begin job={job} disabled={choice.model === undefined || isForNothing} onBegin={() => void begin()} />
      <p role="status" className={outcome === undefined ? "meta" : "slow"}>
        {outcome === undefined ? (isWriting ? what : words.stays) : obstacleWords(outcome, { again: words, editing })}
      </p>
      {outcome === "full" && <FreeRoom />}
    </SidePanel>
  );
}

const none: readonly TextParagraph[] = [];

interface BeginProps {
  readonly job: Job;
  readonly disabled: boolean;
  readonly onBegin: () => void;
}

/** What begins it; where the sound has to be given first, what asks for that. */
function Begin({ job, disabled, onBegin }: BeginProps) {
  const { again: words, desk, notes, start } = useStrings();
  const { openSound } = useActions();
  if (job.kind === "recording" || job.file.status !== "missing") {
    return (
      <button type="button" className="btn prime" disabled={disabled} onClick={onBegin}>
        {words.begin}
      </button>
    );
  }
  const { refused } = job.file;
  const choose = async () => {
    const [file] = await chooseFiles({ description: start.soundFiles, howMany: "one" });
    if (file) await openSound(job.id, file);
  };
  return (
    <>
      <p role="status" className="slow">
        {refused === undefined ? words.noSound : desk.otherSound(refused)}
      </p>
      <button type="button" className="btn" onClick={() => void choose()}>
        {notes.chooseAgain}
      </button>
    </>
  );
}

interface OptionsProps {
  readonly legend: string;
  readonly labels: readonly string[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** One of several. */
function Options({ legend, labels, chosen, onChoose }: OptionsProps) {
  return (
    <fieldset className={css.options}>
      <legend className="meta">{legend}</legend>
      {labels.map((label, index) => (
        <label key={label} className={fields.option}>
          <input type="radio" name={legend} checked={index === chosen} onChange={() => onChoose(index)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
