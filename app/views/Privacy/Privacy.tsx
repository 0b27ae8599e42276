import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { OnWish } from "./OnWish";
import css from "./Privacy.module.css";
import { Requests } from "./Requests";
import { Stored } from "./Stored";

/** Says that nothing is sent, and shows it: what is stored, what was asked of the network, and what would be on a wish. */
export function Privacy() {
  const strings = useStrings().privacy;
  const server = useApp(({ preferences }) => preferences.server);
  const host = server && new URL(server.address).host;
  return (
    <main id="page" tabIndex={-1}>
      <div className="grid">
        <div className="text-column">
          <h1 className="title">{host === undefined ? strings.title : strings.sentTitle(host)}</h1>
          <p className={css.lede}>{host === undefined ? strings.lede : strings.sentLede(host)}</p>
        </div>
      </div>
      <Stored />
      <Requests />
      <OnWish />
    </main>
  );
}
