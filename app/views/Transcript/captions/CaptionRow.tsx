import { Pencil, RotateCcw } from "lucide-react";
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import type { Caption, CaptionWarning } from "../../../../engine/index";
import { speakerName } from "../../../state/recording/speakers";
import { type Strings, useStrings } from "../../../strings/strings";
import time from "../Time.module.css";
import css from "./CaptionsView.module.css";
import { captionTime } from "./captionTime";

/** What is done with a caption whose text is being written. */
export interface Typing {
  readonly index: number;
  readonly caret: number;
  /** Second from which on is said what it shows, once something of what is written was kept. */
  readonly said?: number | undefined;
}

/** Milliseconds after the last key before what was written is kept. */
const pause = 400;

/** What a row asks for; the place of its caption comes first. */
export interface RowActions {
  /** Keeps what was written, and goes on writing. */
  readonly keep: (index: number, text: string) => void;
  readonly write: (index: number, text: string) => void;
  readonly split: (index: number, text: string, offset: number) => void;
  readonly join: (index: number, text: string) => void;
  readonly leave: (index: number) => void;
  readonly layOutAgain: (index: number) => void;
  readonly play: (seconds: number) => void;
}

export interface CaptionRowProps {
  readonly caption: Caption;
  readonly index: number;
  readonly warning: CaptionWarning | undefined;
  readonly byHand: boolean;
  /** Whose voice it is, where another one spoke before. */
  readonly voice: string | undefined;
  readonly hasSound: boolean;
  /** Where the caret is, while its text is being written. */
  readonly caret: number | undefined;
  readonly tabStop: boolean;
  /** "text": it is far from what is seen, where nothing but its text is there, to be found and gone to. */
  readonly drawn: "whole" | "text";
  readonly actions: RowActions;
}

/** A caption: its start and length in the margin, its lines as they will be written, and the rule that it breaks. */
export const CaptionRow = memo(function CaptionRow(props: CaptionRowProps) {
  const { caption, index, caret, tabStop, drawn, actions } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of parts has no place for its items
    <div role="listitem" className={css.row} data-caption="">
      {drawn === "whole" && <When {...props} />}
      {caret === undefined ? (
        <p className={css.lines} dir="auto" tabIndex={tabStop ? 0 : -1}>
          {caption.text}
        </p>
      ) : (
        <TextField caption={caption} index={index} caret={caret} actions={actions} />
      )}
      {drawn === "whole" && <End {...props} />}
    </div>
  );
});

function When({ caption: { start, end }, hasSound, byHand, voice, actions }: CaptionRowProps) {
  const strings = useStrings();
  const { captions: words, formats, transcript } = strings;
  return (
    <div className={css.when}>
      {hasSound ? (
        <button
          type="button"
          className={time.press}
          tabIndex={-1}
          aria-label={transcript.playFrom(start)}
          onClick={() => actions.play(start)}
        >
          {captionTime(start)}
        </button>
      ) : (
        <time dateTime={`PT${start.toFixed(3)}S`}>{captionTime(start)}</time>
      )}
      <span className={css.length}>
        {byHand && <Pencil size={12} strokeWidth={1.75} role="img" aria-label={words.byHand} />}
        {formats.delay(end - start)}
      </span>
      {voice !== undefined && <bdi className={css.voice}>{speakerName(voice, strings)}</bdi>}
    </div>
  );
}

/** The rule that it breaks, and the way back for what was changed. */
function End({ index, warning, byHand, tabStop, actions }: CaptionRowProps) {
  const { captions: words } = useStrings();
  return (
    <div className={css.end}>
      {warning && <span className="slow">{warningWords(warning, words)}</span>}
      {byHand && (
        <button
          type="button"
          className="btn bare"
          tabIndex={tabStop ? 0 : -1}
          aria-label={words.layOutAgain}
          onClick={() => actions.layOutAgain(index)}
        >
          <RotateCcw size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly caption: Caption;
  readonly index: number;
  readonly caret: number;
  readonly actions: RowActions;
}

/** What is typed is kept at a pause, and written when it is left; a caption is emptied only then. */
function TextField({ caption, index, caret, actions }: TextFieldProps) {
  const { captions: words } = useStrings();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(caption.text);
  // A key may have said already what becomes of it.
  const isDone = useRef(false);
  useEffect(() => {
    if (text === caption.text || text.trim() === "") return;
    const timer = setTimeout(() => isDone.current || actions.keep(index, text), pause);
    return () => clearTimeout(timer);
  }, [text, caption.text, index, actions]);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(caret, caret);
  }, [caret]);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === "Escape") {
      actions.write(index, text);
      actions.leave(index);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) actions.split(index, text, selectionStart);
    else if (event.key === "Backspace" && selectionEnd === 0 && index > 0) actions.join(index, text);
    else return;
    isDone.current = true;
    event.preventDefault();
  };
  return (
    <textarea
      ref={field}
      className={css.lines}
      dir="auto"
      rows={text.split("\n").length}
      aria-label={words.textAt(captionTime(caption.start))}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={() => isDone.current || actions.write(index, text)}
    />
  );
}

/** The rule that a caption breaks, by its figure. */
function warningWords(warning: CaptionWarning, { warnings: words }: Strings["captions"]): string {
  switch (warning.kind) {
    case "too-fast":
      return words.fast(Math.ceil(warning.perSecond));
    case "too-wide":
      return words.wide(warning.characters);
    case "too-many-lines":
      return words.lines(warning.lines);
    case "overlaps":
      return words.overlaps;
    default:
      return words.seconds(warning.seconds);
  }
}
