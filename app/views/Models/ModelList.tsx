import { useMemo } from "react";
import type { ShelfModel } from "../../client/models/types";
import { usedModel } from "../../state/models/firstModel";
import { groupsWith, soughtIn } from "../../state/models/modelSearch";
import { displayName, languagesOf } from "../../state/models/models";
import { purposeOf } from "../../state/models/purpose";
import { recommended } from "../../state/models/recommendation";
import { modelOf } from "../../state/models/shelf";
import { groupsOf, type ShelfGroup } from "../../state/models/shelfGroups";
import { useApp } from "../../state/react";
import { type Strings, useStrings } from "../../strings/strings";
import { Group } from "./Group";
import css from "./ModelList.module.css";
import margin from "./Size.module.css";

interface ModelListProps {
  /** What the list is looked through for. */
  readonly typed: string;
  readonly onClear: () => void;
}

/** All models by size, the user's own last; or those in which all words are found. */
export function ModelList({ typed, onClear }: ModelListProps) {
  const { columns, list, search } = useStrings().models;
  const inUse = useApp((state) => usedModel(state)?.name);
  const advised = useApp((state) => recommended(state)?.model.name);
  const groups = useFound(typed, inUse, advised);
  const isSearch = soughtIn(typed).kind === "words";
  const count = groups.reduce((sum, { shown, others }) => sum + shown.length + others.length, 0);
  return (
    <div className={css.table}>
      <div className={css.found} role="status">
        {isSearch && <p className="meta">{count > 0 ? search.found(count) : search.none(typed.trim())}</p>}
      </div>
      {isSearch && count === 0 && (
        <button type="button" className={`link ${css.clear}`} onClick={onClear}>
          {search.clear}
        </button>
      )}
      {count > 0 && (
        <div className={css.head} aria-hidden="true">
          <span className={margin.size}>{columns.size}</span>
          <div className={css.what}>
            <span>{columns.model}</span>
            <span>{columns.takes}</span>
          </div>
          <span className={css.actions}>{columns.here}</span>
        </div>
      )}
      <ul className={css.list} aria-label={list}>
        {groups.map((group) => (
          <Group key={group.size} group={group} advised={advised} />
        ))}
      </ul>
    </div>
  );
}

function useFound(typed: string, inUse: string | undefined, advised: string | undefined): readonly ShelfGroup[] {
  const strings = useStrings();
  const shelf = useApp((state) => state.shelf);
  const groups = useMemo(() => groupsOf(shelf, { inUse, advised }), [shelf, inUse, advised]);
  const wordsOf = useMemo(() => wordsIn(strings), [strings]);
  return useMemo(() => {
    const sought = soughtIn(typed);
    return sought.kind === "words" ? groupsWith(groups, sought.words, wordsOf) : groups;
  }, [groups, typed, wordsOf]);
}

/** What models are found by, in the language of the interface. */
function wordsIn(strings: Strings) {
  const named = new Map<string, string>();
  const spoken = (codes: readonly string[]) => {
    const key = codes.join();
    const known = named.get(key) ?? codes.map((code) => strings.formats.languageName(code)).join(" ");
    named.set(key, known);
    return known;
  };
  return (model: ShelfModel) => ({
    about: `${model.name} ${displayName(model)} ${purposeOf(model, strings.models)}`,
    languages: `${spoken(model.languages)} ${languagesOf(modelOf(model), strings)}`,
  });
}
