import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { Listed } from "../../state/library/groups";
import { useActions } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./Library.module.css";
import { TranscriptRow } from "./TranscriptRow";
import type { TextsFound } from "./useSearch";
import type { Selection } from "./useSelection";

interface TranscriptListProps {
  readonly rows: readonly Listed[];
  readonly found: TextsFound | undefined;
  readonly selection: Selection;
}

/** Pixels of a row of two lines, and rows that are drawn beyond what is seen. */
const usualHeight = 113;
const overscan = 6;

/** The transcripts, newest first; of many only those are drawn that can be seen. Arrow keys go from row to row. */
export function TranscriptList({ rows, found, selection }: TranscriptListProps) {
  const { library } = useStrings();
  const { discard } = useActions();
  const list = useRef<HTMLOListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(Math.round(top + window.scrollY));
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usualHeight,
    overscan,
    scrollMargin,
    getItemKey: (index) => rows[index]?.job.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  const rowAt = (index: number) => list.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`);
  // A row that was just scrolled to, or moved up in place of a deleted one, is drawn with one of the next frames.
  const focusDrawn = (index: number, tries = 10) =>
    requestAnimationFrame(() => {
      const link = rowAt(index);
      if (link) link.focus();
      else if (tries > 0) focusDrawn(index, tries - 1);
    });
  const focusRow = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    const link = rowAt(to);
    if (link) return link.focus();
    virtual.scrollToIndex(to);
    focusDrawn(to);
  };
  const key = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    const index = Number(row?.closest<HTMLElement>("[data-index]")?.dataset.index);
    const job = rows[index]?.job;
    if (row === null || job === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") focusRow(index + 1);
    else if (event.key === "ArrowUp") focusRow(index - 1);
    else if (event.key === "Home") focusRow(0);
    else if (event.key === "End") focusRow(rows.length - 1);
    else if (event.key === " ") selection.toggle(job.id);
    else if (event.key === "Delete") {
      discard(...(selection.ids.size > 0 ? selection.ids : [job.id]));
      selection.clear();
      focusDrawn(Math.max(0, Math.min(rows.length - 2, index)));
    } else return;
    event.preventDefault();
  };
  return (
    <ol
      ref={list}
      className={css.list}
      aria-label={library.transcripts}
      data-selecting={selection.ids.size > 0 ? "" : undefined}
      style={{ paddingBlockStart: before, paddingBlockEnd: after }}
      onKeyDown={key}
    >
      {items.map(({ index, key: itemKey }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <TranscriptRow
            key={itemKey}
            listed={row}
            index={index}
            count={rows.length}
            measure={virtual.measureElement}
            isSelected={selection.ids.has(row.job.id)}
            onSelect={selection.toggle}
            found={found?.texts.get(row.transcript.id)}
            words={found?.words ?? ""}
          />
        );
      })}
    </ol>
  );
}
