import { type KeyboardEvent, memo, type Ref, useEffect, useRef, useState } from "react";
import type { FoundText } from "../../client/search/textIndex";
import type { Group, Listed } from "../../state/library/groups";
import { useActions } from "../../state/react";
import { textLanguage, titleOf } from "../../state/transcripts/transcript";
import { type Strings, useStrings } from "../../strings/strings";
import { addressOfTranscript } from "../../ui/frame/route";
import { useChooseAgain } from "../../ui/useChooseFiles";
import { useKeptOnLeaving } from "../../ui/useKeptOnLeaving";
import { usePreparedEdit } from "../../ui/usePreparedEdit";
import { Hits } from "./Hits";
import css from "./Library.module.css";
import { RowMenu } from "./RowMenu";
import { RowLine, RowSide } from "./RowSide";
import { useBeginning } from "./useBeginning";
import { useLongPress } from "./useLongPress";

/** Where a row stands among all of them. */
export interface RowPlace {
  readonly index: number;
  readonly count: number;
  /** Takes the row's height. */
  readonly measure: Ref<HTMLLIElement>;
}

export interface TranscriptRowProps extends RowPlace {
  readonly listed: Listed;
  readonly isSelected: boolean;
  readonly onSelect: (id: number) => void;
  /** What a search has found in it; undefined: nothing is looked for. */
  readonly found: FoundText | undefined;
  readonly words: string;
}

/** One transcript: its title, two lines of its beginning or what a search has found, and what is known of it. */
export const TranscriptRow = memo(function TranscriptRow(props: TranscriptRowProps) {
  const { listed, isSelected, onSelect, found, words, index, count, measure } = props;
  const { job, transcript, heads } = listed;
  const strings = useStrings();
  const { show, rename } = useActions();
  const [state, setState] = useState<"read" | "named">("read");
  const title = titleOf(transcript, strings.common);
  const press = useLongPress(() => onSelect(job.id));
  const lang = textLanguage(transcript);
  const open = (at?: number) => show({ view: "transcript", job: job.id, ...(at !== undefined && { at }) });
  return (
    <li
      ref={measure}
      className={css.row}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-selected={isSelected ? "" : undefined}
    >
      <div className={css.margin}>
        {heads && <h2 className={css.day}>{groupName(heads, strings)}</h2>}
        <input
          type="checkbox"
          className={css.check}
          aria-label={strings.library.select(title)}
          checked={isSelected}
          onChange={() => onSelect(job.id)}
        />
      </div>
      <div className={css.item} {...press}>
        <div className={css.words}>
          {state === "named" ? (
            <TitleField
              job={job.id}
              title={title}
              onDone={(name) => {
                setState("read");
                if (name !== undefined) void rename(job.id, name);
              }}
            />
          ) : (
            <h3 className={css.title} dir="auto" lang={transcript.title === undefined ? undefined : lang}>
              <a
                href={addressOfTranscript(transcript.id)}
                data-row={job.id}
                onClick={(event) => {
                  event.preventDefault();
                  open();
                }}
              >
                {title}
              </a>
            </h3>
          )}
          {found && found.segments.length > 0 ? (
            <Hits found={found} words={words} lang={lang} onOpen={open} />
          ) : (
            <Beginning listed={listed} lang={lang} />
          )}
          <RowLine job={job} transcript={transcript} />
          <Continue listed={listed} />
        </div>
        <RowSide job={job} transcript={transcript} />
        <RowMenu job={job} transcript={transcript} title={title} onRename={() => setState("named")} />
      </div>
    </li>
  );
});

function Beginning({ listed, lang }: { readonly listed: Listed; readonly lang: string | undefined }) {
  const { common, library } = useStrings();
  const { job, transcript } = listed;
  const text = useBeginning(transcript);
  if (job.state.status === "stopped") {
    return <p className={css.excerpt}>{library.stoppedSoFar(job.seconds, job.totalSeconds)}</p>;
  }
  return (
    <p className={css.excerpt} lang={text ? lang : undefined} dir="auto">
      {text === "" ? common.nothingSaid : text}
    </p>
  );
}

/** The way on for what was stopped. */
function Continue({ listed: { job } }: { readonly listed: Listed }) {
  const { library, notes } = useStrings();
  const { continueJob } = useActions();
  const chooseAgain = useChooseAgain(job.id);
  if (job.state.status !== "stopped") return null;
  const isMissing = job.kind === "file" && job.file.status === "missing";
  return (
    <button
      type="button"
      className={`link ${css.above}`}
      onClick={() => (isMissing ? chooseAgain() : void continueJob(job.id))}
    >
      {isMissing ? notes.chooseAgain : library.continueFrom(job.seconds)}
    </button>
  );
}

interface TitleFieldProps {
  readonly job: number;
  readonly title: string;
  /** Undefined: it stays as it was. */
  readonly onDone: (name: string | undefined) => void;
}

/** The title as it is being written: Enter takes it, Esc leaves it. */
function TitleField({ job, title, onDone }: TitleFieldProps) {
  const { rename } = useActions();
  usePreparedEdit(job);
  const { library } = useStrings();
  const isOver = useRef(false);
  const done = (name: string | undefined) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(name);
  };
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  useKeptOnLeaving(() => {
    const name = field.current?.value ?? title;
    if (name !== title) void rename(job, name);
  });
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    done(event.key === "Enter" ? event.currentTarget.value : undefined);
  };
  return (
    <input
      className={css.titleField}
      dir="auto"
      aria-label={library.title}
      defaultValue={title}
      ref={field}
      onKeyDown={key}
      onBlur={(event) => done(event.currentTarget.value)}
    />
  );
}

function groupName(group: Group, { formats, library }: Strings): string {
  if (group.when === "month") return formats.month(group.time);
  return group.when === "today" ? library.today : library.thisWeek;
}
