import { type ChangeEvent, type SyntheticEvent, useId, useState } from "react";
import { parseServer } from "../../client/remote/askServer";
import { useActions, useApp } from "../../state/react";
import { parseOwnServer } from "../../state/settings/parse";
import { useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import css from "./Settings.module.css";

/** A server of the user's own whose model writes files: what it is sent, and who it is. */
export function ServerSection() {
  const { server: words } = useStrings().settings;
  const { changePreferences } = useActions();
  const server = useApp(({ preferences }) => preferences.server);
  const stop = () => changePreferences({ server: undefined });
  return (
    <Section name={words.name}>
      <p className="meta">{words.about}</p>
      {server === undefined ? (
        <ServerForm />
      ) : (
        <div className={css.stacked}>
          <p role="status">{words.sentTo(new URL(server.address).host)}</p>
          <div>
            <button type="button" className="btn" onClick={stop}>
              {words.stop}
            </button>
          </div>
        </div>
      )}
    </Section>
  );
}

function ServerForm() {
  const { server: words } = useStrings().settings;
  const { changePreferences } = useActions();
  const [addressId, tokenId, said] = [useId(), useId(), useId()];
  const [address, setAddress] = useState("");
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState("");
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const server = parseOwnServer({ address, token: token.trim() });
    if (server) changePreferences({ server });
    else setProblem(parseServer(address) === undefined ? words.wrongAddress : words.wrongToken);
  };
  const field = { className: css.text, dir: "ltr", maxLength: 500, "aria-describedby": said } as const;
  const into = (set: (text: string) => void) => (event: ChangeEvent<HTMLInputElement>) =>
    set(event.currentTarget.value);
  return (
    <form className={css.stacked} onSubmit={save} noValidate>
      <label htmlFor={addressId} className={css.label}>
        {words.address}
      </label>
      <input {...field} id={addressId} type="url" inputMode="url" value={address} onChange={into(setAddress)} />
      <label htmlFor={tokenId} className={css.label}>
        {words.token}
      </label>
      <div className={css.withButton}>
        <input {...field} id={tokenId} type="password" autoComplete="off" value={token} onChange={into(setToken)} />
        <button type="submit" className="btn">
          {words.use}
        </button>
      </div>
      <p id={said} role="status" className={problem ? "slow" : "meta"}>
        {problem || words.unset}
      </p>
    </form>
  );
}
