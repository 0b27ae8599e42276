import { Plus, Search } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { chooseTranscripts } from "../../client/files/chooseFiles";
import { shelve, withHeads } from "../../state/library/groups";
import { allSoundBytes } from "../../state/library/sound";
import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { keepsText } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import { EngineNote } from "../../ui/EngineNote";
import { addressOf } from "../../ui/frame/route";
import { UnreadableRows } from "../../ui/UnreadableRows";
import { FinishedNote } from "./FinishedNote";
import css from "./Library.module.css";
import { headline, Queue } from "./Queue";
import { SelectionBar } from "./SelectionBar";
import { TranscriptList } from "./TranscriptList";
import { type TextsFound, useSearch } from "./useSearch";
import { useSelection } from "./useSelection";

/** Where what is listed here lies. */
const stores = ["transcripts", "recordings"] as const;
const noJobs: readonly Job[] = [];

/** All that is written down, newest first, and at its head what is being worked on. */
export function Library() {
  const jobs = useApp((state) => state.jobs);
  const transcripts = useApp((state) => state.transcripts);
  const { queue, kept } = useMemo(() => shelve({ jobs, transcripts }, Date.now()), [jobs, transcripts]);
  const isUnpacking = useApp((state) => state.unpacking.length > 0);
  const [typed, setTyped] = useState("");
  const found = useSearch(typed);
  const selection = useSelection();
  const rows = useMemo(() => {
    if (found === undefined) return kept;
    return withHeads(
      kept.filter(({ transcript }) => found.texts.has(transcript.id)),
      Date.now(),
    );
  }, [kept, found]);
  if (jobs.length === 0 && !isUnpacking) return <Empty />;
  return (
    <main id="page" tabIndex={-1}>
      <div className={`grid ${css.page}`}>
        <div className="text-column">
          <EngineNote />
          <QueueHead queue={found === undefined ? queue : noJobs} />
          {found === undefined && <Queue jobs={queue} />}
          <FinishedNote />
          <UnreadableRows places={stores} />
          <div className={css.tools}>
            {kept.length > 0 && <SearchField count={kept.length} typed={typed} onType={setTyped} />}
            <ImportButton />
          </div>
          {found && <FoundWords found={found} onClear={() => setTyped("")} />}
        </div>
        {selection.ids.size > 0 && <SelectionBar selection={selection} />}
        {rows.length > 0 && <TranscriptList rows={rows} found={found} selection={selection} />}
        {kept.length > 0 && <Foot count={kept.length} />}
      </div>
    </main>
  );
}

/** What the page is about: the files that are worked on, or all that is written down. */
function QueueHead({ queue }: { readonly queue: readonly Job[] }) {
  const strings = useStrings();
  const flow = useApp((state) => state.flow);
  return <h1 className="title">{headline(queue, flow, strings) ?? strings.frame.places.library}</h1>;
}

/** The way for texts that another program wrote. */
function ImportButton() {
  const { library } = useStrings();
  const { importTexts } = useActions();
  const choose = () => void chooseTranscripts(library.textFiles).then(importTexts);
  return (
    <button type="button" className={`btn ${css.import}`} aria-label={library.importTexts} onClick={choose}>
      <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
      <span>{library.importTexts}</span>
    </button>
  );
}

interface SearchFieldProps {
  readonly count: number;
  readonly typed: string;
  readonly onType: (words: string) => void;
}

function SearchField({ count, typed, onType }: SearchFieldProps) {
  const { library } = useStrings();
  const id = useId();
  const label = library.search(count);
  return (
    <div className={css.search}>
      <Search size={20} strokeWidth={1.75} aria-hidden="true" />
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        data-search=""
        placeholder={label}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || typed === "") return;
          event.preventDefault();
          onType("");
        }}
      />
    </div>
  );
}

function FoundWords({ found, onClear }: { readonly found: TextsFound; readonly onClear: () => void }) {
  const { library } = useStrings();
  const { words, times, texts, read, all } = found;
  return (
    <div className={css.found}>
      <p role="status" className="meta dots">
        <span>{times > 0 ? library.found(words, texts.size, times) : library.foundNone(words)}</span>
        {read < all && <span>{library.stillReading(read, all)}</span>}
      </p>
      {times === 0 && (
        <button type="button" className="link" onClick={onClear}>
          {library.clearSearch}
        </button>
      )}
    </div>
  );
}

function Foot({ count }: { readonly count: number }) {
  const { library, settings } = useStrings();
  const bytes = useApp(allSoundBytes);
  return (
    <p className={`hint ${css.foot}`}>
      {library.inAll(count, bytes)} <a href={addressOf("settings")}>{settings.storage.name}</a>
    </p>
  );
}

/** What the library is for, and how to begin. */
function Empty() {
  const { frame, notes } = useStrings();
  const { empty, places } = frame;
  const keeping = useApp(keepsText);
  const { show } = useActions();
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1 className="title">{places.library}</h1>
          <p className={css.empty}>{empty.title}</p>
          <p className={css.lede}>{keeping === "memory" ? notes.textTabOnly : empty.about}</p>
          <UnreadableRows places={stores} />
          <button type="button" className="btn prime" onClick={() => show({ view: "start" })}>
            {empty.begin}
          </button>{" "}
          <ImportButton />
        </div>
      </div>
    </main>
  );
}
