import { useEffect, useMemo, useRef, useState } from "react";
import { assignSpeaker, stretchOf } from "../../../client/transcripts/edit/edit";
import { withoutVoice } from "../../../client/transcripts/edit/voices";
import { nextSpeaker } from "../../../client/transcripts/speakerNames";
import type { FoundVoice } from "../../../client/transcripts/types";
import { proposalsOf } from "../../../client/voices/proposals";
import type { Job } from "../../../state/queue/job";
import { isEditable } from "../../../state/queue/jobs";
import { useActions, useApp, useTranscript } from "../../../state/react";
import { speakerName } from "../../../state/recording/speakers";
import type { SpeakersOutcome } from "../../../state/speakers/speakerActions";
import { useStrings } from "../../../strings/strings";
import { useKeptFocus } from "../../../ui/useKeptFocus";
import { type Editing, editedIndex, type TextParagraph } from "../editing";
import { SidePanel } from "../SidePanel";
import find from "./FindPanel.module.css";
import { FindSpeakers } from "./FindSpeakers";
import css from "./SpeakersPanel.module.css";
import { useShownParagraph } from "./useShownParagraph";
import { Voice } from "./Voice";
import { excerptsOf, sharesOf, speakersOf } from "./voices";

export interface SpeakersPanelProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly editing: Editing;
  readonly onClose: () => void;
}

/** Whose voices there are: found in the sound or given by hand, each renamed everywhere at once. */
export function SpeakersPanel({ job, paragraphs, editing, onClose }: SpeakersPanelProps) {
  const { editing: words } = useStrings();
  const { edit, callVoice, partSpeaker, refuseName } = useActions();
  const [outcome, setOutcome] = useState<SpeakersOutcome>();
  const { segments, voices: found } = useTranscript(job);
  const names = useMemo(() => speakersOf(paragraphs), [paragraphs]);
  const shares = useMemo(() => sharesOf(paragraphs), [paragraphs]);
  const excerpts = useMemo(() => new Map(names.map((name) => [name, excerptsOf(segments, name)])), [names, segments]);
  const proposals = useProposals(found);
  const called = useRef<readonly [from: string, to: string]>(undefined);
  const call = (from: string, to: string) => {
    called.current = [from, to];
    void callVoice(job.id, from, to);
  };
  const part = (name: string) => {
    setOutcome(undefined);
    // Who was found is said with the way back.
    void partSpeaker(job.id, name).then((end) => setOutcome(end === "found" ? undefined : end));
  };
  const voices = useRef<HTMLDivElement>(null);
  useKeptFocus(voices, names.join(), (last) => sameOf(last, voices.current, called.current));
  return (
    <SidePanel title={words.speakers} focus="title" small="top" onClose={onClose}>
      {!isEditable(job) && <p className="meta">{words.notYet}</p>}
      <FindSpeakers job={job} outcome={outcome} onEnd={setOutcome} />
      <div ref={voices} className={css.voices} tabIndex={-1}>
        {names.map((name, index) => (
          <Voice
            key={name}
            job={job.id}
            name={name}
            number={index + 1}
            share={shares.get(name) ?? 0}
            others={names.filter((other) => other !== name)}
            excerpts={excerpts.get(name) ?? []}
            isFixed={!isEditable(job)}
            proposed={proposals.get(name)}
            onRefuse={(proposed) => void refuseName(job.id, name, proposed)}
            onCall={(to) => call(name, to)}
            onPart={found?.some((one) => one.name === name) ? () => part(name) : undefined}
            onForget={() => void edit(job.id, (text) => withoutVoice(text, name))}
          />
        ))}
      </div>
      <WhoSays {...{ job, paragraphs, editing, names }} />
    </SidePanel>
  );
}

/**
 * Where somebody was who was at a voice that has another name now, is another one or is gone: the same thing of what it became,
 * of what it was again, or of what stands in its place.
 */
function sameOf(
  last: Element,
  voices: HTMLElement | null,
  called: readonly [from: string, to: string] | undefined,
): HTMLElement | null | undefined {
  const rows = [...(voices?.querySelectorAll<HTMLElement>("[data-voice]") ?? [])];
  const { voice, place } = last.closest<HTMLElement>("[data-voice]")?.dataset ?? {};
  const [from, to] = called ?? [];
  const other = voice === from ? to : voice === to ? from : undefined;
  const named = rows.find((row) => row.dataset["voice"] === (other ?? voice));
  const row = named ?? rows[Math.min(Number(place ?? 0), rows.length - 1)];
  return row?.querySelector<HTMLElement>(last instanceof HTMLInputElement ? "input" : "[popovertarget]");
}

/** Names by which voices are known from other recordings, where the user wants them to be remembered. */
function useProposals(voices: readonly FoundVoice[] | undefined): ReadonlyMap<string, string> {
  const { lookForVoices } = useActions();
  const isOn = useApp(({ preferences }) => preferences.rememberVoices === "on");
  const known = useApp(({ knownVoices }) => knownVoices);
  useEffect(() => {
    if (isOn) void lookForVoices();
  }, [isOn, lookForVoices]);
  return useMemo(() => proposalsOf(isOn && voices ? voices : [], known), [isOn, voices, known]);
}

interface WhoSaysProps extends Pick<SpeakersPanelProps, "job" | "paragraphs" | "editing"> {
  readonly names: readonly string[];
}

/** Gives the paragraph that is looked at to a voice. */
function WhoSays({ job, paragraphs, editing, names }: WhoSaysProps) {
  const strings = useStrings();
  const { edit } = useActions();
  const shown = useShownParagraph(editedIndex(paragraphs, editing.caret));
  const paragraph = paragraphs[Math.min(shown, paragraphs.length - 1)];
  if (paragraph === undefined) return null;
  const assign = (name: string | undefined) => {
    const stretch = stretchOf(paragraph.segments);
    void edit(job.id, (text) => ({ ...text, segments: assignSpeaker(text.segments, stretch, name) }));
  };
  return (
    <fieldset className={find.options}>
      <legend className="meta">{strings.editing.whoSays(paragraph.start)}</legend>
      {[...names, nextSpeaker(names)].map((name) => (
        <button
          key={name}
          type="button"
          className="btn"
          aria-pressed={paragraph.speaker === name}
          disabled={!isEditable(job)}
          onClick={() => assign(paragraph.speaker === name ? undefined : name)}
        >
          {speakerName(name, strings)}
        </button>
      ))}
    </fieldset>
  );
}
