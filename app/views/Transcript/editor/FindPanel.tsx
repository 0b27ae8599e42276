import { ChevronDown, ChevronUp } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { stretchOf, writeParagraph } from "../../../client/transcripts/edit/edit";
import { type Match, replaced, type Search } from "../../../client/transcripts/find/findMatches";
import type { Job } from "../../../state/queue/job";
import { isEditable } from "../../../state/queue/jobs";
import { useActions } from "../../../state/react";
import { useStrings } from "../../../strings/strings";
import { ariaKeys, type Command } from "../../../ui/keys";
import type { TextParagraph } from "../editing";
import { mark, rangeIn, rowsOf } from "../highlights";
import fields from "../PanelFields.module.css";
import { SidePanel } from "../SidePanel";
import { FindOptions } from "./FindOptions";
import css from "./FindPanel.module.css";
import { Hits } from "./Hits";
import { useFinder } from "./useFinder";

export interface FindPanelProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly list: RefObject<HTMLOListElement | null>;
  readonly onClose: () => void;
}

const first: Search = { words: "", replacement: "", as: "text", case: "any", boundaries: "any" };
const none: readonly Match[] = [];

/** Finds in the text and replaces there, all of it as one step. The browser's own search would not do either. */
export function FindPanel({ job, paragraphs, list, onClose }: FindPanelProps) {
  const { editing, finding } = useStrings();
  const { edit } = useActions();
  const [search, setSearch] = useState(first);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const { found, of } = useFinder(paragraphs, search);
  const matches = found.status === "found" ? found.matches : none;
  const now = Math.min(at, Math.max(0, matches.length - 1));
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useFoundMarks({ list, matches, now });
  const change = (part: Partial<Search>) => {
    setSearch({ ...search, ...part });
    setSaid(undefined);
    if (part.words !== undefined) setAt(0);
  };
  const go = (step: number) => {
    if (matches.length > 0) setAt((now + step + matches.length) % matches.length);
  };
  const replace = async (places: readonly Match[]) => {
    const outcome = await edit(job.id, (text) => ({
      ...text,
      segments: withReplaced(text.segments, paragraphs, places),
    }));
    setSaid(outcome === "done" ? finding.replaced(places.length) : undefined);
  };
  const canReplace = isEditable(job) && matches.length > 0;
  return (
    <SidePanel title={finding.title} focus="inside" small="top" onClose={onClose}>
      <div className={css.line}>
        <input
          ref={field}
          className={fields.field}
          aria-label={finding.find}
          placeholder={finding.find}
          value={search.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          }}
        />
        <Step command="previousMatch" label={finding.previous} onClick={() => go(-1)} />
        <Step command="nextMatch" label={finding.next} onClick={() => go(1)} />
      </div>
      <div className={css.line}>
        <input
          className={fields.field}
          aria-label={finding.replaceWith}
          placeholder={finding.replaceWith}
          value={search.replacement}
          onChange={(event) => change({ replacement: event.currentTarget.value })}
        />
        <button
          type="button"
          className="btn"
          disabled={!canReplace}
          onClick={() => void replace(matches.slice(now, now + 1))}
        >
          {finding.replace}
        </button>
      </div>
      {!isEditable(job) && <p className="meta">{editing.notYet}</p>}
      <FindOptions search={search} onChange={change} />
      <div className={css.line}>
        <p className="meta" role="status">
          {said ??
            (of === search ? statusOf({ found: found.status, search, now, total: matches.length }, finding) : "")}
        </p>
        {canReplace && (
          <button type="button" className="link" onClick={() => void replace(matches)}>
            {finding.replaceAll(matches.length)}
          </button>
        )}
      </div>
      <Hits {...{ matches, paragraphs, now }} onChoose={setAt} />
    </SidePanel>
  );
}

function Step({
  command,
  label,
  onClick,
}: {
  readonly command: Command;
  readonly label: string;
  readonly onClick: () => void;
}) {
  const Icon = command === "nextMatch" ? ChevronDown : ChevronUp;
  return (
    <button
      type="button"
      className="btn bare"
      data-command={command}
      aria-keyshortcuts={ariaKeys(command)}
      aria-label={label}
      onClick={onClick}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

interface Standing {
  readonly found: ReturnType<typeof useFinder>["found"]["status"];
  readonly search: Search;
  readonly now: number;
  readonly total: number;
}

function statusOf({ found, search, now, total }: Standing, finding: ReturnType<typeof useStrings>["finding"]): string {
  if (found === "too-long") return finding.tooLong;
  if (found === "no-pattern") return finding.noPattern;
  if (search.words === "") return "";
  return total === 0 ? finding.none(search.words) : finding.ofMatches(now + 1, total);
}

/** The text with places replaced, paragraph by paragraph. */
function withReplaced(
  segments: Parameters<typeof writeParagraph>[0],
  paragraphs: readonly TextParagraph[],
  places: readonly Match[],
): ReturnType<typeof writeParagraph> {
  const byParagraph = Map.groupBy(places, ({ paragraph }) => paragraph);
  let result = segments;
  for (const [index, matches] of byParagraph) {
    const paragraph = paragraphs[index];
    if (paragraph) result = writeParagraph(result, stretchOf(paragraph.segments), replaced(paragraph.text, matches));
  }
  return result;
}

interface FoundMarks {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly matches: readonly Match[];
  readonly now: number;
}

/** Marks what was found, and brings the one that is looked at into sight. */
function useFoundMarks({ list, matches, now }: FoundMarks): void {
  useEffect(() => {
    const rows = rowsOf(list.current);
    mark(
      "found",
      matches.map((match) => rangeIn(rows[match.paragraph], match)),
    );
    return () => mark("found", []);
  }, [list, matches]);
  useEffect(() => {
    const match = matches[now];
    const row = match && rowsOf(list.current)[match.paragraph];
    const range = match && rangeIn(row, match);
    mark("found-now", [range]);
    row?.scrollIntoView({ block: "nearest" });
    const { top = 0, bottom = 0 } = range?.getBoundingClientRect() ?? {};
    if (range && (top < 140 || bottom > innerHeight - 160))
      scrollBy({ top: top - innerHeight / 2, behavior: "instant" });
    return () => mark("found-now", []);
  }, [list, matches, now]);
}
