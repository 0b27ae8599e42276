import { useStrings } from "../../strings/strings";
import { OnWish } from "./OnWish";
import css from "./Privacy.module.css";
import { Requests } from "./Requests";
import { Stored } from "./Stored";

/** Says that nothing is sent, and shows it: what is stored, what was asked of the network, and what would be on a wish. */
export function Privacy() {
  const strings = useStrings().privacy;
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1 className="title">{strings.title}</h1>
          <p className={css.lede}>{strings.lede}</p>
        </div>
      </div>
      <Stored />
      <Requests />
      <OnWish />
    </main>
  );
}
