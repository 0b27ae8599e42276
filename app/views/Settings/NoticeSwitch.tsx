import { useState } from "react";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { askForNotices, noticesAllowed } from "../../ui/notices";
import { Switch } from "../../ui/Switch";

/** A notice of the system when the last file is written down; the browser asks the user when it is switched on, never before. */
export function NoticeSwitch() {
  const { reading: words } = useStrings().settings;
  const { changePreferences } = useActions();
  const isWanted = useApp(({ preferences }) => preferences.doneNotice === "on");
  const [allowed, setAllowed] = useState(noticesAllowed);
  const change = async (on: boolean) => {
    const answer = on ? await askForNotices() : allowed;
    setAllowed(answer);
    changePreferences({ doneNotice: on && answer === "yes" ? "on" : "off" });
  };
  if (allowed === "none") return null;
  return (
    <Switch
      label={words.doneNotice}
      checked={isWanted && allowed === "yes"}
      disabled={allowed === "no"}
      onChange={(on) => void change(on)}
    >
      {allowed === "no" ? words.noticesRefused : words.doneNoticeHint}
    </Switch>
  );
}
