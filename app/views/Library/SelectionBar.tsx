import { Download, Trash2, X } from "lucide-react";
import { useActions } from "../../state/react";
import { useStrings } from "../../strings/strings";
import css from "./Library.module.css";
import { useExportOf } from "./useExportOf";
import type { Selection } from "./useSelection";

/** What can be done with all that is selected. */
export function SelectionBar({ selection: { ids, clear } }: { readonly selection: Selection }) {
  const { library } = useStrings();
  const { discard } = useActions();
  const save = useExportOf([...ids]);
  return (
    <div className={css.bar} role="toolbar" aria-label={library.selection}>
      <p role="status">{library.selected(ids.size)}</p>
      <button type="button" className="btn bare" onClick={() => void save()}>
        <Download size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>{library.export}</span>
      </button>
      <button
        type="button"
        className="btn bare"
        onClick={() => {
          discard(...ids);
          clear();
        }}
      >
        <Trash2 size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>{library.deleteAll}</span>
      </button>
      <button
        type="button"
        className="btn bare"
        aria-label={library.clearSelection}
        data-command="close"
        onClick={clear}
      >
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}
