import { ArrowDownToLine } from "lucide-react";
import css from "./JumpToEnd.module.css";

/** Stands on the desk while text grows out of sight. */
export function JumpToEnd({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <div className={css.jump}>
      <button type="button" className="btn" onClick={onClick}>
        <ArrowDownToLine size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className="btn-label">{label}</span>
      </button>
    </div>
  );
}
