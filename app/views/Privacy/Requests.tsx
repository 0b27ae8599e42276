import { useSyncExternalStore } from "react";
import { onRequests, requestsByHost } from "../../client/requests";
import { useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import css from "./Privacy.module.css";

/** Every request since the page opened, by host. */
export function Requests() {
  const strings = useStrings().privacy.requests;
  const hosts = useSyncExternalStore(onRequests, requestsByHost);
  // What goes there carries sound; the page says so at its head.
  const hasServer = useApp(({ preferences }) => preferences.server !== undefined);
  const others = hosts.filter(({ host }) => host !== location.host).length;
  return (
    <Section name={strings.title}>
      <p>{strings.about}</p>
      <table className={css.table} aria-label={strings.title}>
        <thead>
          <tr>
            <th scope="col">{strings.host}</th>
            <th scope="col">{strings.requests}</th>
            <th scope="col">{strings.received}</th>
          </tr>
        </thead>
        <tbody>
          {hosts.map(({ host, requests, bytes }) => (
            <tr key={host}>
              <th scope="row">{host === location.host ? strings.own(host) : host}</th>
              <td>{strings.number(requests)}</td>
              <td>{bytes === undefined ? strings.notTold : strings.size(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!hasServer && (
        <p className={others === 0 ? "good" : undefined}>{others === 0 ? strings.allOwn : strings.others(others)}</p>
      )}
    </Section>
  );
}
