import css from "./Bench.module.css";
import type { SheetTable } from "./sheet";

interface SheetViewProps {
  readonly table: SheetTable;
  /** Left out where the section says the same. */
  readonly caption?: "shown";
}

/** A table of the data sheet. */
export function SheetView({ table, caption }: SheetViewProps) {
  const { name, head, rows, note } = table;
  return (
    <>
      <table className={caption === "shown" ? `${css.sheet} ${css.figures}` : css.sheet}>
        <caption className={caption === "shown" ? undefined : "sr"}>{name}</caption>
        {head && (
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ title, detail, cells }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end, and may repeat
            <tr key={index}>
              <th scope="row">
                {title}
                {detail !== undefined && <span className={css.detail}>{detail}</span>}
              </th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note !== undefined && <p className={`meta ${css.note}`}>{note}</p>}
    </>
  );
}
