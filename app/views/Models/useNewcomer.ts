import { type RefObject, useEffect, useState } from "react";
import { useActions, useApp } from "../../state/react";

/** Brings the row of a model that the user has just added into sight; whether it is one. */
export function useNewcomer(row: RefObject<HTMLElement | null>, name: string): boolean {
  const isAdded = useApp(({ adding }) => adding.status === "added" && adding.model === name);
  const { dismissAdding } = useActions();
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    if (!isAdded) return;
    row.current?.scrollIntoView({ block: "center" });
    setNew(true);
    dismissAdding();
  }, [isAdded, row, dismissAdding]);
  return isNew;
}
