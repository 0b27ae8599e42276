import { useMemo } from "react";
import { recommended } from "../../state/models/recommendation";
import { groupsOf } from "../../state/models/shelfGroups";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Group } from "./Group";
import css from "./ModelList.module.css";
import { OwnModel } from "./OwnModel";

/** All models by size, the user's own last. */
export function ModelList() {
  const { columns, list } = useStrings().models;
  const shelf = useApp((state) => state.shelf);
  const inUse = useApp((state) => state.choice.model?.name);
  const advised = useApp((state) => recommended(state)?.model.name);
  const groups = useMemo(() => groupsOf(shelf, inUse), [shelf, inUse]);
  return (
    <div className={css.table}>
      <div className={css.head} aria-hidden="true">
        <span className={css.size}>{columns.size}</span>
        <div className={css.what}>
          <span>{columns.model}</span>
          <span>{columns.takes}</span>
        </div>
        <span className={css.actions}>{columns.here}</span>
      </div>
      <ul className={css.list} aria-label={list}>
        {groups.map((group) => (
          <Group key={group.size} group={group} advised={advised} />
        ))}
        <OwnModel />
      </ul>
    </div>
  );
}
